import { formatDay } from '~/components/day';
import { Exact } from '~/components/exact';
import { ChartFrame } from './chart-frame';
import { EffectCourseDrawing, type EffectCourseProps } from './effect-course-drawing';

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
