import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { round } from './marks/plot';
import type { PointKind } from './marks/point-kind';
import { Dot } from './marks/points.server';

interface SparklineProps {
  /** Oldest first; null is a week without anything counted: a gap. */
  values: readonly (number | null)[];
  kind?: PointKind;
  /** What it shows: "CSAT, 16 weeks, last 81%". */
  label: string;
}

const WIDTH = 96;
const HEIGHT = 24;

/** The course of some weeks in a table's cell; the figures themselves stand beside it. */
export function Sparkline({ values, kind = null, label }: SparklineProps) {
  const [low = 0, high = 1] = extent(values.filter((value) => value !== null)) as [number?, number?];
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [3, WIDTH - 5]);
  const y = scaleLinear([low, high], [HEIGHT - 4, 4]);
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, index) => round(x(index)))
    .y((value) => round(y(value!)));
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg className="sparkline" width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <title>{label}</title>
      <path className="chart-line" d={path(values) ?? undefined} />
      {last >= 0 && <Dot x={round(x(last))} y={y(values[last]!)} kind={kind} size={2.8} />}
    </svg>
  );
}
