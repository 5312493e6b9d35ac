import type { ReadPlan } from '../plan';

const list = (words: readonly string[]) =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** What somebody should know about how a file is read, before it is loaded and beside what it became. */
export function planNotes({ partial, leftOut, kind }: ReadPlan): string[] {
  const notes = partial ? [partial] : [];
  if (leftOut) {
    const are = leftOut.length === 1 ? 'is an average' : 'are averages';
    notes.push(
      `${list(leftOut)} ${are} without the count that would make it a sum. It is kept but counts in no figure. Export the report with its counts.`,
    );
  }
  if (kind === 'queue_interval') {
    notes.push('These are queue totals. They are kept apart from contact rows and never change their figures.');
  }
  return notes;
}

/** What to say where rows cover more than a day. */
export const LONG_ROWS_NOTE =
  'Rows that cover more than a day are kept but count in no figure. Export the report by day.';
