import { max } from 'd3-array';
import { scaleBand } from 'd3-scale';
import type { DayBarsProps } from './day-bars';
import { FirstAndLast } from './marks/first-and-last.server';
import { across, type Plot } from './marks/plot';
import { Stop } from './marks/points.server';
import { Sheet } from './marks/sheet.server';
import { axisGutter, ValueAxis } from './marks/value-axis.server';
import { valueScale } from './marks/value-scale.server';

const PLOT: Plot = { height: 150, top: 18, bottom: 128 };
/** Few bars stay slim. */
const WIDEST = 8;

/** Amounts over time, each from zero; the highest and the ends are written out, the table has all. Nothing has no bar. */
export function DayBarsDrawing({ label, bars, noun }: Omit<DayBarsProps, 'span'>) {
  const x = scaleBand(
    bars.map(({ date }) => date),
    [0, Math.min(100, bars.length * WIDEST)],
  ).padding(bars.length > 60 ? 0.1 : 0.25);
  const scale = valueScale([0, max(bars, ({ value }) => value) || 1], PLOT, { unit: 'count', decimals: 0 });
  const [first, last] = [bars[0]!, bars.at(-1)!];
  const highest = bars.reduce((most, bar) => (bar.value > most.value ? bar : most));
  const middle = x(highest.date)! + x.bandwidth() / 2;
  const counted = bars.filter(({ value }) => value > 0);
  return (
    <Sheet
      plot={PLOT}
      gutters={{ left: axisGutter(scale), right: 4 }}
      label={label}
      description={`${bars.length} bars from ${first.label} to ${last.label}; the highest is ${highest.label} with ${scale.format(highest.value)} ${noun}.`}
    >
      <ValueAxis scale={scale} />
      {counted.map((bar) => (
        <Stop
          key={bar.date}
          text={`${bar.label} · ${scale.format(bar.value)} ${noun}`}
          isTabStop={bar === counted.at(-1)}
        >
          <rect
            className="chart-hit"
            x={across(x(bar.date)! - (x.step() - x.bandwidth()) / 2)}
            width={across(x.step())}
            y={PLOT.top}
            height={PLOT.bottom - PLOT.top}
          />
          <rect
            className="chart-day-bar"
            x={across(x(bar.date)!)}
            width={across(x.bandwidth())}
            y={scale.y(bar.value)}
            height={PLOT.bottom - scale.y(bar.value)}
          />
        </Stop>
      ))}
      <text className="chart-value" x={across(middle)} y={PLOT.top - 6} textAnchor={anchorAt(middle)}>
        {scale.format(highest.value)}
      </text>
      <FirstAndLast plot={PLOT} first={first.label} last={bars.length > 1 ? last.label : null} />
    </Sheet>
  );
}

/** Keeps a label at a plot's edge within it. */
function anchorAt(x: number): 'start' | 'middle' | 'end' {
  if (x < 10) return 'start';
  return x > 90 ? 'end' : 'middle';
}
