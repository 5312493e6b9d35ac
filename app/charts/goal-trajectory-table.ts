import { exactPiece, rangePiece } from '~/components/pieces';
import { type Cell, type TableData, tableOf } from '~/components/table-data';
import type { GoalTrajectoryProps } from './goal-trajectory-props';

type GoalFigures = Pick<GoalTrajectoryProps, 'label' | 'history' | 'forecast' | 'format' | 'unit' | 'noun'>;

interface Line {
  date: string;
  value: number | null;
  sample: number | null;
  range: { low: number | null; high: number | null };
  even: { low: number; high: number } | null;
}

/** A goal's course so far, then its forecast, a row a day. */
export function goalTrajectoryTable({ label, history, forecast, format, unit, noun }: GoalFigures): TableData {
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
  const even = ({ even }: Line): Cell => even && rangePiece(even, unit, format);
  return tableOf({
    caption: label,
    rows: lines,
    key: ({ date, even }) => `${date} ${even === null}`,
    columns: [
      { label: 'Day', cell: ({ date }) => ({ day: date }) },
      { label: 'Value', isNumeric: true, unit, cell: ({ value }) => exactPiece(value, unit, format) },
      { label: noun ? `n ${noun}` : 'n', isNumeric: true, cell: ({ sample }) => sample },
      {
        label: 'Range',
        hint: 'Nine in ten, of a forecast',
        isNumeric: true,
        unit,
        file: ['low', 'high'],
        cell: ({ range }) => rangePiece(range, unit, format),
      },
      { label: 'Even odds', isNumeric: true, unit, file: ['low', 'high'], cell: even },
      { label: 'What it is', cell: ({ even }) => (even === null ? '' : 'forecast') },
    ],
  });
}
