import { ChartFrame } from './chart-frame';
import { EffectCourseDrawing, type EffectCourseProps } from './effect-course-drawing';
import { effectCourseTable } from './effect-course-table';

/** What was before, what led to it, what came after: week by week, with what the same contacts gave others. */
export function EffectCourse(props: EffectCourseProps) {
  const { points, noun } = props;
  if (!points.some(({ value }) => value !== null)) return <p className="chart-empty">No {noun} in these weeks.</p>;
  return (
    <ChartFrame draw={(size) => <EffectCourseDrawing {...props} size={size} />} table={effectCourseTable(props)} />
  );
}
