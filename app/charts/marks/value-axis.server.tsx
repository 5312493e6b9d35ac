import { gutterFor } from './text-width';
import type { ValueScale } from './value-scale.server';

/** Two or three lines to read heights off, each named at the left. */
export function ValueAxis({ scale }: { scale: ValueScale }) {
  return scale.ticks.map((value) => (
    <g key={value} className="chart-tick">
      <line x2="100%" y1={scale.y(value)} y2={scale.y(value)} />
      <text x={0} dx={-6} y={scale.y(value)} dy={4} textAnchor="end">
        {scale.format(value)}
      </text>
    </g>
  ));
}

/** How much room the names take. */
export const axisGutter = ({ ticks, format }: ValueScale) => gutterFor(ticks.map(format));
