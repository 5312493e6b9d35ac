interface PointsRangeProps {
  /** Of 100; null where only the range is known. */
  points: number | null;
  low: number;
  high: number;
  /** What it shows, in words. */
  label: string;
  width?: number;
}

const HEIGHT = 14;
const MARGIN = 2;

const round = (value: number) => Math.round(value * 10) / 10;

/** Where points lie between 0 and 100, and within which: a bar on a line, the points as a tick. The words stand beside it. */
export function PointsRange({ points, low, high, label, width = 120 }: PointsRangeProps) {
  const x = (value: number) => round(MARGIN + (value / 100) * (width - 2 * MARGIN));
  const middle = HEIGHT / 2;
  return (
    <svg
      className="points-range"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <line className="points-line" x1={x(0)} x2={x(100)} y1={middle} y2={middle} />
      <rect className="points-band" x={x(low)} y={middle - 3} width={Math.max(2, x(high) - x(low))} height={6} rx={3} />
      {points !== null && <line className="points-tick" x1={x(points)} x2={x(points)} y1={1} y2={HEIGHT - 1} />}
    </svg>
  );
}
