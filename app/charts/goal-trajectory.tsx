import { metricPiece, rangePiece } from '~/components/pieces';
import { type Cell, type TableData, tableOf } from '~/components/table-data';
import { formatValue } from '~/metrics/format';
import type { Metric } from '~/metrics/metric';
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
export function GoalTrajectory({ drawing, ...props }: GoalTrajectoryProps & { drawing: Drawing }) {
  return <ChartFrame drawing={drawing} table={goalTrajectoryTable(props)} />;
}

interface Line {
  date: string;
  value: number | null;
  sample: number | null;
  range: { low: number | null; high: number | null };
  even: { low: number; high: number } | null;
}

/** A goal's course so far, then its forecast, a row a day. */
export function goalTrajectoryTable({ label, metric, history, forecast }: GoalTrajectoryProps): TableData {
  const { unit, sampleNoun } = metric;
  const lines: Line[] = [
    ...history.map(({ date, value, sample, low, high }) => ({ date, value, sample, range: { low, high }, even: null })),
    ...forecast.map(({ date, middle, low90, high90, low50, high50 }) => ({
      date,
      value: middle,
      sample: null,
      range: { low: low90, high: high90 },
      even: { low: low50, high: high50 },
    })),
  ];
  const said = (range: Line['range']) => rangePiece(range, unit, (value) => formatValue(metric, value));
  const even = ({ even }: Line): Cell => even && said(even);
  return tableOf({
    caption: label,
    rows: lines,
    key: ({ date, even }) => `${date} ${even === null}`,
    columns: [
      { label: 'Day', cell: ({ date }) => ({ day: date }) },
      { label: 'Value', isNumeric: true, unit, cell: ({ value }) => metricPiece(metric, value) },
      { label: `n ${sampleNoun[1]}`, isNumeric: true, cell: ({ sample }) => sample },
      {
        label: 'Range',
        hint: 'Nine in ten, of a forecast',
        isNumeric: true,
        unit,
        file: ['low', 'high'],
        cell: ({ range }) => said(range),
      },
      { label: 'Even odds', isNumeric: true, unit, file: ['low', 'high'], cell: even },
      { label: 'What it is', cell: ({ even }) => (even === null ? '' : 'forecast') },
    ],
  });
}
