/** Where a drawing plots: its height in pixels, and within it the top and bottom of the values. */
export interface Plot {
  height: number;
  top: number;
  bottom: number;
}

/** What stands beside the plot: the values' names at the left, the lines' names at the right, in pixels. */
export interface Gutters {
  left: number;
  right: number;
}

/** From and to across the plot, of 100. */
export type Column = readonly [from: number, to: number];

/** One decimal of a pixel is finer than a screen; one of a percent is less than a pixel of the widest plot. */
export const round = (value: number) => Math.round(value * 10) / 10;

/** A place across the plot, of 100. */
export const across = (x: number) => `${round(x)}%`;

export const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** Each place's share of the width: what is nearer to it than to its neighbors. */
export function columnsOf(places: readonly number[]): Column[] {
  return places.map((x, index) => {
    const before = places[index - 1] ?? x - ((places[index + 1] ?? x + 20) - x);
    const after = places[index + 1] ?? x + (x - before);
    return [clamp((before + x) / 2, 0, 100), clamp((x + after) / 2, 0, 100)];
  });
}

/** A drawing has one of two rooms (chart.css): it begins with a phone of 320 px, or with this width. */
const WIDE = 445;
const NARROWEST = 250;

/** What is placed by the plot's least width in pixels in each room: once where both have it alike. */
export function inRooms<Place>(
  { left, right }: Gutters,
  placeAt: (width: number) => Place,
): { place: Place; className?: 'is-narrow' | 'is-wide' }[] {
  const [narrow, wide] = [placeAt(NARROWEST - left - right), placeAt(WIDE - left - right)];
  if (JSON.stringify(narrow) === JSON.stringify(wide)) return [{ place: wide }];
  return [
    { place: narrow, className: 'is-narrow' },
    { place: wide, className: 'is-wide' },
  ];
}

/** The class of what only a wide drawing has room for; undefined where it always fits, null where it never does. */
export function roomClass(gutters: Gutters, fits: (width: number) => boolean): 'is-wide' | undefined | null {
  const [first, second] = inRooms(gutters, fits);
  if (first!.place) return undefined;
  return second?.place ? 'is-wide' : null;
}
