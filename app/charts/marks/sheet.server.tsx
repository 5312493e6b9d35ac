import type { ReactNode } from 'react';
import type { Gutters, Plot } from './plot';

interface SheetProps {
  plot: Plot;
  gutters: Gutters;
  /** The accessible name, and what the chart shows in a sentence. */
  label: string;
  description: string;
  children: ReactNode;
}

/**
 * One drawing for every width: across all is placed in percent of the plot, down in pixels, so that text and dots keep
 * their size. The gutters are padding, which percent leave alone.
 */
export function Sheet({ plot, gutters, label, description, children }: SheetProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG root, and its points stay reachable, which an image's would not
    <svg
      className="chart-sheet"
      height={plot.height}
      style={{ padding: `0 ${gutters.right}px 0 ${gutters.left}px` }}
      role="group"
      aria-label={label}
      data-chart={`${plot.top} ${plot.bottom}`}
    >
      <desc>{description}</desc>
      {children}
    </svg>
  );
}

/** How many units of a stretched path are one percent of the plot. */
export const STRETCH = 10;

/** Lines and areas: paths know no percent, so theirs are stretched to the plot's width, and their strokes are not. */
export function Stretched({ plot, children }: { plot: Plot; children: ReactNode }) {
  return (
    <svg viewBox={`0 0 ${100 * STRETCH} ${plot.height}`} preserveAspectRatio="none" aria-hidden="true">
      {children}
    </svg>
  );
}
