/** A chart is drawn twice; the style sheet shows the drawing that fits its container, so that text stays legible. */
export type ChartSize = 'wide' | 'narrow';

export interface Plot {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** One decimal of a unit is finer than a pixel. */
export const round = (value: number) => Math.round(value * 10) / 10;

export const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
