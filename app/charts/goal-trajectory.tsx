import { Day } from '~/components/day';
import { Exact } from '~/components/exact';
import { formatValue } from '~/metrics/format';
import type { Metric } from '~/metrics/metric';
import { formatNumber } from '~/reader-locale';
import { ChartFrame } from './chart-frame';
import type { Drawing } from './drawing';

export interface TrajectoryPoint {
  date: string;
  /** The first day of the rows behind it. */
  from: string;
  /** The goal's value so far: over its period, or its last weeks. Null before anything was counted. */
  value: number | null;
  low: number | null;
  high: number | null;
  sample: number;
}

export interface ForecastPoint {
  date: string;
  middle: number;
  low50: number;
  high50: number;
  low90: number;
  high90: number;
}

export interface GoalTrajectoryProps {
  /** The goal in words. */
  label: string;
  metric: Pick<Metric, 'unit' | 'decimals' | 'sampleNoun'>;
  history: readonly TrajectoryPoint[];
  /** Empty once the goal is over or nothing can be said yet. */
  forecast: readonly ForecastPoint[];
}

/** Where the goal's figure stands, how sure that is, and where it will likely be on the due day. */
export function GoalTrajectory({
  label,
  metric,
  history,
  forecast,
  drawing,
}: GoalTrajectoryProps & { drawing: Drawing }) {
  const { unit, sampleNoun } = metric;
  const format = (value: number | null) => formatValue(metric, value);
  const value = (value: number | null) => (
    <Exact key="value" value={value} unit={unit}>
      {format(value)}
    </Exact>
  );
  const range = (low: number | null, high: number | null, key = 'range') => (
    <Exact key={key} low={low} high={high} unit={unit}>
      {low === null || high === null ? '–' : `${format(low)} – ${format(high)}`}
    </Exact>
  );
  return (
    <ChartFrame
      label={label}
      drawing={drawing}
      columns={[
        { label: 'Day' },
        { label: 'Value', isNumeric: true },
        { label: `n ${sampleNoun[1]}`, isNumeric: true },
        { label: 'Range', hint: 'Nine in ten, of a forecast', isNumeric: true },
        { label: 'Even odds', isNumeric: true },
        { label: 'What it is' },
      ]}
      rows={() => [
        ...history.map((point) => ({
          key: point.date,
          cells: [
            <Day key="day" date={point.date} />,
            value(point.value),
            formatNumber(point.sample),
            range(point.low, point.high),
            '',
            '',
          ],
        })),
        ...forecast.map((point) => ({
          key: `forecast ${point.date}`,
          cells: [
            <Day key="day" date={point.date} />,
            value(point.middle),
            '',
            range(point.low90, point.high90),
            range(point.low50, point.high50, 'even odds'),
            'forecast',
          ],
        })),
      ]}
    />
  );
}
