import { metricPiece } from '~/components/pieces';
import { type TableData, tableOf } from '~/components/table-data';
import type { Metric } from '~/metrics/metric';
import { ChartFrame } from './chart-frame';
import { isBlank } from './control-chart';
import type { Drawing } from './drawing';

export interface CoursePoint {
  /** The week's Monday, yyyy-MM-dd. */
  week: string;
  value: number | null;
  sample: number;
  /** What the same mix of contacts gave others in that week. */
  expected: number | null;
}

/** Weeks that are looked at together; without is what is likely had nothing happened. */
export interface CourseWindow {
  label: string;
  from: string;
  to: string;
  kind: 'before' | 'lead-up' | 'after';
}

export interface EffectCourseProps {
  metric: Pick<Metric, 'label' | 'unit' | 'decimals' | 'sampleNoun'>;
  points: readonly CoursePoint[];
  windows: readonly CourseWindow[];
  expectedLabel: string;
}

/** What was before, what led to it, what came after: week by week, with what the same contacts gave others. */
export function EffectCourse({ drawing, ...props }: EffectCourseProps & { drawing: Drawing }) {
  if (isBlank(props.points)) return <p className="chart-empty">No {props.metric.sampleNoun[1]} in these weeks.</p>;
  return <ChartFrame drawing={drawing} table={effectCourseTable(props)} />;
}

/** The weeks around an event in figures, with the windows that they belong to. */
export function effectCourseTable({ metric, points, windows, expectedLabel }: EffectCourseProps): TableData {
  const { label, unit, sampleNoun } = metric;
  const windowOf = (week: string) => windows.find(({ from, to }) => week >= from && week <= to)?.label ?? 'left out';
  return tableOf({
    caption: label,
    rows: points,
    key: ({ week }) => week,
    columns: [
      { label: 'Week of', cell: ({ week }) => ({ day: week }) },
      { label: 'Weeks', cell: ({ week }) => windowOf(week) },
      { label: 'Value', isNumeric: true, unit, cell: ({ value }) => metricPiece(metric, value) },
      { label: `n ${sampleNoun[1]}`, isNumeric: true, cell: ({ sample }) => sample },
      { label: expectedLabel, isNumeric: true, unit, cell: ({ expected }) => metricPiece(metric, expected) },
    ],
  });
}
