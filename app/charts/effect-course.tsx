import { formatDay } from '~/components/day';
import { Exact } from '~/components/exact';
import { formatValue } from '~/metrics/format';
import type { Metric } from '~/metrics/metric';
import { formatNumber } from '~/reader-locale';
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
export function EffectCourse(props: EffectCourseProps & { drawing: Drawing }) {
  const { metric, points, windows, expectedLabel, drawing } = props;
  const { label, unit, sampleNoun } = metric;
  const figure = (key: string, value: number | null) =>
    value === null ? (
      '–'
    ) : (
      <Exact key={key} value={value} unit={unit}>
        {formatValue(metric, value)}
      </Exact>
    );
  if (isBlank(points)) return <p className="chart-empty">No {sampleNoun[1]} in these weeks.</p>;
  const windowOf = (week: string) => windows.find(({ from, to }) => week >= from && week <= to)?.label ?? 'left out';
  return (
    <ChartFrame
      label={label}
      drawing={drawing}
      columns={[
        { label: 'Week of' },
        { label: 'Weeks' },
        { label: 'Value', isNumeric: true },
        { label: `n ${sampleNoun[1]}`, isNumeric: true },
        { label: expectedLabel, isNumeric: true },
      ]}
      rows={() =>
        points.map(({ week, value, sample, expected }) => ({
          key: week,
          cells: [
            formatDay(week),
            windowOf(week),
            figure('value', value),
            formatNumber(sample),
            figure('expected', expected),
          ],
        }))
      }
    />
  );
}
