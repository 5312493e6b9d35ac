import { max } from 'd3';
import { Drawing } from './chart-drawing';
import type { PointKind } from './chart-point';
import { round } from './chart-size';
import { linearScale } from './linear-scale';

interface Bar {
  label: string;
  value: number;
  kind?: PointKind;
}

interface BarListProps {
  label: string;
  bars: readonly Bar[];
  format: (value: number) => string;
}

const WIDTH = 340;
const START = 140;
const END = 290;
const STEP = 28;

/** Few amounts, each at its name; every figure is written out, so it is its own table. Nothing has no bar. */
export function BarList({ label, bars, format }: BarListProps) {
  const length = linearScale([0, max(bars, ({ value }) => value) || 1], [0, END - START]);
  const description = bars.map((bar) => `${bar.label} ${format(bar.value)}`).join(', ');
  return (
    <figure className="chart">
      <div className="chart-drawing chart-bars">
        <Drawing width={WIDTH} height={Math.max(1, bars.length) * STEP} label={label} description={description}>
          {bars.map((bar, index) => (
            <g key={bar.label}>
              <text className="chart-bar-label" x={0} y={index * STEP + 18}>
                {bar.label}
              </text>
              {bar.value > 0 && (
                <rect
                  className={`chart-bar chart-bar-${bar.kind ?? 'common'}`}
                  x={START}
                  y={index * STEP + 6}
                  width={round(length(bar.value))}
                  height={15}
                  rx={3}
                />
              )}
              <text
                className="chart-value"
                x={round(START + (bar.value > 0 ? length(bar.value) + 6 : 0))}
                y={index * STEP + 18}
              >
                {format(bar.value)}
              </text>
            </g>
          ))}
        </Drawing>
      </div>
    </figure>
  );
}
