import { extent, line } from 'd3';
import { type PointKind, PointShape } from './chart-point';
import { round } from './chart-size';
import { linearScale } from './linear-scale';

interface SparklineProps {
  /** Oldest first; null is a week without anything counted: a gap. */
  values: readonly (number | null)[];
  kind?: PointKind;
  /** What it shows: "CSAT, 16 weeks, last 81%". */
  label: string;
  width?: number;
  height?: number;
}

/** The course of some weeks in a table's cell; the figures themselves stand beside it. */
export function Sparkline({ values, kind = null, label, width = 96, height = 24 }: SparklineProps) {
  const counted = values.filter((value) => value !== null);
  const [low = 0, high = 1] = extent(counted) as [number?, number?];
  const x = linearScale([0, Math.max(1, values.length - 1)], [3, width - 5]);
  const y = low === high ? () => height / 2 : linearScale([low, high], [height - 4, 4]);
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, index) => round(x(index)))
    .y((value) => round(y(value!)));
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg
      className="sparkline"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <path className="chart-line" d={path(values) ?? undefined} />
      {last >= 0 && <PointShape x={x(last)} y={y(values[last]!)} kind={kind} size={2.8} />}
    </svg>
  );
}
