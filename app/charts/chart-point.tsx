import { round } from './chart-size';

/** Better or worse than chance explains, changed where neither is better, or nothing of the kind. */
export type PointKind = 'better' | 'worse' | 'changed' | null;

/** Never colour alone: each kind has its shape. */
export function PointShape({ x, y, kind, size = 2.7 }: { x: number; y: number; kind: PointKind; size?: number }) {
  const className = `chart-dot chart-dot-${kind ?? 'common'}`;
  const reach = size * 1.6;
  if (!kind) return <circle className={className} cx={round(x)} cy={round(y)} r={size} />;
  return <path className={className} d={SHAPES[kind](x, y, reach)} />;
}

type Shape = (x: number, y: number, reach: number) => string;

const polygon = (...corners: [number, number][]) => `M${corners.map(([x, y]) => `${round(x)},${round(y)}`).join('L')}Z`;

const SHAPES: Record<NonNullable<PointKind>, Shape> = {
  better: (x, y, r) => polygon([x, y - r], [x + r, y + r * 0.8], [x - r, y + r * 0.8]),
  worse: (x, y, r) => polygon([x, y + r], [x + r, y - r * 0.8], [x - r, y - r * 0.8]),
  changed: (x, y, r) => polygon([x, y - r], [x + r, y], [x, y + r], [x - r, y]),
};

interface ChartPointProps {
  x: number;
  y: number;
  kind: PointKind;
  /** Its figures, in words. */
  text: string;
  /** Tab stops here; the arrow keys stop everywhere. */
  isStop?: boolean;
  /** An invisible dot shows only while it is looked at. */
  isHidden?: boolean;
  size?: number;
}

/** Its name is its title; the drawing around it shows it. */
export function ChartPoint({ x, y, kind, text, isStop, isHidden, size }: ChartPointProps) {
  const shape = <PointShape x={x} y={y} kind={kind} size={size} />;
  return (
    // biome-ignore lint/a11y: a point is an image that can be visited for its figures
    <g className="chart-point" tabIndex={isStop ? 0 : undefined} role="img">
      <title>{text}</title>
      <circle className="chart-hit" cx={round(x)} cy={round(y)} r={9} />
      {isHidden ? <g className="chart-shy">{shape}</g> : shape}
    </g>
  );
}
