import { formatDay, formatDays } from '~/components/day';
import { Exact } from '~/components/exact';
import type { Unit } from '~/metrics/metric';
import { ChartFrame } from './chart-frame';
import { EffectCourseDrawing } from './effect-course-drawing';

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
  label: string;
  points: readonly CoursePoint[];
  windows: readonly CourseWindow[];
  event: { date: string; label: string };
  /** Null where it cannot be told. */
  without: number | null;
  expectedLabel: string;
  format: (value: number) => string;
  unit: Unit;
  noun: string;
}

/** What was before, what led to it, what came after: week by week, with what the same contacts gave others. */
export function EffectCourse(props: EffectCourseProps) {
  const { label, points, windows, format, unit, noun, expectedLabel } = props;
  const figure = (key: string, value: number | null) =>
    value === null ? (
      '–'
    ) : (
      <Exact key={key} value={value} unit={unit}>
        {format(value)}
      </Exact>
    );
  if (!points.some(({ value }) => value !== null)) return <p className="chart-empty">No {noun} in these weeks.</p>;
  const windowOf = (week: string) => windows.find(({ from, to }) => week >= from && week <= to)?.label ?? 'left out';
  return (
    <ChartFrame
      label={label}
      draw={(size) => <EffectCourseDrawing {...props} size={size} />}
      columns={[
        { label: 'Week of' },
        { label: 'Weeks' },
        { label: 'Value', isNumeric: true },
        { label: `n ${noun}`, isNumeric: true },
        { label: expectedLabel, isNumeric: true },
      ]}
      rows={() =>
        points.map(({ week, value, sample, expected }) => ({
          key: week,
          cells: [
            formatDay(week),
            windowOf(week),
            figure('value', value),
            sample.toLocaleString('en'),
            figure('expected', expected),
          ],
        }))
      }
    />
  );
}

/** The chart in a sentence, for whoever hears it. */
export function courseText({ points, windows, event, without, format }: EffectCourseProps): string {
  return [
    `${points.length} weeks around ${event.label} on ${formatDay(event.date)}.`,
    ...windows.map(({ label, from, to }) => `${label} ${formatDays(from, to)}.`),
    without !== null && `Without it ${format(without)} would have been likely.`,
  ]
    .filter(Boolean)
    .join(' ');
}
