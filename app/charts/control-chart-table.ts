import { exactPiece, rangePiece } from '~/components/pieces';
import { type TableData, tableOf } from '~/components/table-data';
import type { ControlChartProps } from './control-chart-props';
import { signalWord } from './control-chart-words';

export type ControlChartFigures = Pick<ControlChartProps, 'label' | 'points' | 'format' | 'unit' | 'noun'>;

/** A control chart in figures, a row a week. */
export function controlChartTable({ label, points, format, unit, noun }: ControlChartFigures): TableData {
  return tableOf({
    caption: `${label}, week by week`,
    rows: points,
    key: ({ week }) => week,
    columns: [
      { label: 'Week of', cell: ({ week }) => ({ day: week }) },
      { label, isNumeric: true, unit, cell: ({ value }) => exactPiece(value, unit, format) },
      { label: noun ? `n ${noun}` : 'n', isNumeric: true, cell: ({ sample }) => sample },
      {
        label: 'Expected range',
        isNumeric: true,
        unit,
        file: ['low', 'high'],
        cell: (point) => rangePiece(point, unit, format),
      },
      { label: 'What it says', cell: (point) => [signalWord(point), point.note].filter(Boolean).join('; ') },
    ],
  });
}
