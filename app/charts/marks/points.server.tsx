import type { ReactNode } from 'react';
import { across, type Column, type Plot, round } from './plot';
import type { PointKind } from './point-kind';

type Shape = (reach: number) => string;

const polygon = (...corners: [number, number][]) => `M${corners.map(([x, y]) => `${round(x)},${round(y)}`).join('L')}Z`;

/** Never color alone: each kind has its shape, drawn around its own middle. */
const SHAPES: Record<NonNullable<PointKind>, Shape> = {
  better: (r) => polygon([0, -r], [r, r * 0.8], [-r, r * 0.8]),
  worse: (r) => polygon([0, r], [r, -r * 0.8], [-r, -r * 0.8]),
  changed: (r) => polygon([0, -r], [r, 0], [0, r], [-r, 0]),
};

interface DotProps {
  /** As SVG takes it: a number, or percent. */
  x: number | string;
  y: number;
  kind: PointKind;
  size?: number;
}

export function Dot({ x, y, kind, size = 2.7 }: DotProps) {
  const className = `chart-dot-${kind ?? 'common'}`;
  if (!kind) return <circle className={className} cx={x} cy={round(y)} r={size} />;
  return (
    <svg x={x} y={round(y)} aria-hidden="true">
      <path className={className} d={SHAPES[kind](size * 1.6)} />
    </svg>
  );
}

interface StopProps {
  /** Its figures, in words: the browser shows them without JavaScript. */
  text: string;
  /** Tab reaches this one of the chart; the arrow keys all of them. */
  isTabStop?: boolean;
  /** The contacts behind it, or the page that tells what followed. */
  to?: string;
  opens?: 'contacts';
  className?: string;
  children: ReactNode;
}

/** What can be visited with the pointer or the arrow keys (chart-script.ts), and opened where it leads somewhere. */
export function Stop({ text, isTabStop, to, opens, className = 'chart-point', children }: StopProps) {
  const props = { className, tabIndex: isTabStop ? 0 : -1, 'data-stop': opens ?? '' };
  const inner = (
    <>
      <title>{text}</title>
      {children}
    </>
  );
  if (to !== undefined)
    return (
      <a href={to} {...props}>
        {inner}
      </a>
    );
  return (
    // biome-ignore lint/a11y: a point is an image that can be visited for its figures
    <g role="img" {...props}>
      {inner}
    </g>
  );
}

interface PointProps extends Omit<StopProps, 'children' | 'className' | 'opens'> {
  /** Of 100. */
  x: number;
  y: number;
  kind: PointKind;
  plot: Plot;
  /** What belongs to it, over the full height; else a circle around it. */
  column?: Column;
  /** Its dot shows only while it is looked at. */
  isShy?: boolean;
  size?: number;
}

/** A value with its figures, its contacts, and room to be hit. */
export function Point({ x, y, kind, plot, column, isShy, size, ...stop }: PointProps) {
  const dot = <Dot x={across(x)} y={y} kind={kind} size={size} />;
  return (
    <Stop {...stop} opens={stop.to === undefined ? undefined : 'contacts'}>
      {column ? (
        <rect
          className="chart-hit"
          x={across(column[0])}
          width={across(column[1] - column[0])}
          y={plot.top}
          height={plot.bottom - plot.top}
        />
      ) : (
        <circle className="chart-hit" cx={across(x)} cy={y} r={11} />
      )}
      {isShy ? <g className="chart-shy">{dot}</g> : dot}
    </Stop>
  );
}
