import type { KeyboardEvent, ReactNode } from 'react';
import { Disclosure } from '~/components/disclosure';
import { FileLink, slugOf } from '~/components/file-link';
import { type Column, type Row, Table } from '~/components/table';
import type { ChartSize } from './chart-size';

interface ChartFrameProps {
  label: string;
  draw: (size: ChartSize) => ReactNode;
  columns: readonly Column[];
  rows: readonly Row[];
}

/** Both drawings of a chart, its table, and the file of it. */
export function ChartFrame({ label, draw, columns, rows }: ChartFrameProps) {
  return (
    <figure className="chart">
      <div className="chart-drawing chart-wide">{draw('wide')}</div>
      <div className="chart-drawing chart-narrow">{draw('narrow')}</div>
      <div className="chart-foot">
        <Disclosure>
          <Table caption={label} columns={columns} rows={rows} isCompact fileTo={null} />
        </Disclosure>
        <FileLink table={slugOf(label)} label={label} />
      </div>
    </figure>
  );
}

interface DrawingProps {
  width: number;
  height: number;
  /** The accessible name, and what the chart shows in a sentence. */
  label: string;
  description: string;
  children: ReactNode;
}

/** Tab reaches the last point and every coloured one; the arrow keys walk through all of them. */
export function Drawing({ width, height, label, description, children }: DrawingProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG root, and its points stay reachable, which an image's would not
    <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label={label} onKeyDown={walkPoints}>
      <desc>{description}</desc>
      {children}
    </svg>
  );
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

function walkPoints(event: KeyboardEvent<SVGSVGElement>) {
  const step = STEPS[event.key];
  if (!step) return;
  const points = [...event.currentTarget.querySelectorAll<SVGGElement>('.chart-point')];
  const next = points[points.indexOf(event.target as SVGGElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
