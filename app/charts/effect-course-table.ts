import { exactPiece } from '~/components/pieces';
import { type TableData, tableOf } from '~/components/table-data';
import type { EffectCourseProps } from './effect-course-drawing';

type EffectCourseFigures = Pick<
  EffectCourseProps,
  'label' | 'points' | 'windows' | 'format' | 'unit' | 'noun' | 'expectedLabel'
>;

/** The weeks around an event in figures, with the windows that they belong to. */
export function effectCourseTable(props: EffectCourseFigures): TableData {
  const { label, points, windows, format, unit, noun, expectedLabel } = props;
  const windowOf = (week: string) => windows.find(({ from, to }) => week >= from && week <= to)?.label ?? 'left out';
  return tableOf({
    caption: label,
    rows: points,
    key: ({ week }) => week,
    columns: [
      { label: 'Week of', cell: ({ week }) => ({ day: week }) },
      { label: 'Weeks', cell: ({ week }) => windowOf(week) },
      { label: 'Value', isNumeric: true, unit, cell: ({ value }) => exactPiece(value, unit, format) },
      { label: `n ${noun}`, isNumeric: true, cell: ({ sample }) => sample },
      { label: expectedLabel, isNumeric: true, unit, cell: ({ expected }) => exactPiece(expected, unit, format) },
    ],
  });
}
