import { group } from 'd3-array';
import { addDays } from '../../clock';
import { expect } from '../verdicts/reference';
import { add, NOTHING } from '../verdicts/tally';
import type { EffectQuestion } from './effect';
import { sharedReference } from './shared-reference';

/** One week of those that had the event, together; null where nothing was counted. */
export interface CourseWeek {
  /** Its Monday. */
  week: string;
  value: number | null;
  sample: number;
  /** What the same queues gave others in that week, on the same mix of contacts. */
  expected: number | null;
}

/** Week by week from the first window to the last, whatever window a week is in. */
export function courseOf(question: EffectQuestion): CourseWeek[] {
  const { windows, treated } = question;
  const { reference, cells } = sharedReference(question);
  const byWeek = group(
    cells.filter(({ person }) => treated.has(person)),
    ({ week }) => week,
  );
  const first = (windows.before ?? windows.leadUp ?? windows.after)?.from;
  const last = (windows.after ?? windows.leadUp ?? windows.before)?.to;
  const course: CourseWeek[] = [];
  if (first === undefined || last === undefined) return course;
  for (let week = first; week < last; week = addDays(week, 7)) {
    const own = byWeek.get(week) ?? [];
    const { x, n } = own.reduce((total, { tally }) => add(total, tally), NOTHING);
    course.push({ week, value: n > 0 ? x / n : null, sample: n, expected: expect(reference, own)?.expected ?? null });
  }
  return course;
}
