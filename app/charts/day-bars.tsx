import { max, scaleBand } from 'd3';
import { Drawing } from './chart-drawing';
import { ChartFrame } from './chart-frame';
import { type ChartSize, type Plot, round } from './chart-size';
import { type DayBarsProps, dayBarsTable } from './day-bars-table';
import { linearScale } from './linear-scale';

const PLOTS: Record<ChartSize, Plot> = {
  wide: { width: 660, height: 150, left: 4, right: 656, top: 18, bottom: 128 },
  narrow: { width: 400, height: 150, left: 4, right: 396, top: 18, bottom: 128 },
};

const count = (value: number) => value.toLocaleString('en');

/** Amounts over time, each from zero; the highest and the ends are written out, the table has all. Nothing has no bar. */
export function DayBars({ label, bars, noun, span }: DayBarsProps) {
  return (
    <ChartFrame
      draw={(size) => <BarsDrawing label={label} bars={bars} noun={noun} plot={PLOTS[size]} />}
      table={dayBarsTable({ label, bars, noun, span })}
    />
  );
}

function BarsDrawing({ label, bars, noun, plot }: Omit<DayBarsProps, 'span'> & { plot: Plot }) {
  const x = scaleBand(
    bars.map(({ date }) => date),
    [plot.left, plot.right],
  ).padding(bars.length > 60 ? 0.1 : 0.25);
  const y = linearScale([0, max(bars, ({ value }) => value) || 1], [plot.bottom, plot.top]);
  const [first, last] = [bars[0]!, bars.at(-1)!];
  const highest = bars.reduce((most, bar) => (bar.value > most.value ? bar : most));
  const middle = x(highest.date)! + x.bandwidth() / 2;
  const description = `${bars.length} bars from ${first.label} to ${last.label}; the highest is ${highest.label} with ${count(highest.value)} ${noun}.`;
  return (
    <Drawing width={plot.width} height={plot.height} label={label} description={description}>
      {bars
        .filter(({ value }) => value > 0)
        .map((bar) => (
          <rect
            key={bar.date}
            className="chart-day-bar"
            x={round(x(bar.date)!)}
            width={round(Math.min(x.bandwidth(), 40))}
            y={round(y(bar.value))}
            height={round(plot.bottom - y(bar.value))}
          >
            <title>{`${bar.label}: ${count(bar.value)} ${noun}`}</title>
          </rect>
        ))}
      <text className="chart-value" x={round(middle)} y={plot.top - 6} textAnchor={anchorAt(middle, plot)}>
        {count(highest.value)}
      </text>
      <text x={plot.left} y={plot.height - 6}>
        {first.label}
      </text>
      {bars.length > 1 && (
        <text x={plot.right} y={plot.height - 6} textAnchor="end">
          {last.label}
        </text>
      )}
    </Drawing>
  );
}

/** Keeps a label at a plot's edge within it. */
function anchorAt(x: number, { left, right }: Plot): 'start' | 'middle' | 'end' {
  if (x < left + 30) return 'start';
  return x > right - 30 ? 'end' : 'middle';
}
