import { findImport } from 'db/queries/imports';
import { countReasons, findReasonExamples } from 'db/queries/imports-rows';
import type { Progress } from 'importers/load/threads/progress';
import { database } from '~/db.server';
import { summaryOf } from '../imports/find-imports.server';
import { importsQueue } from '../imports/imports-queue.server';
import { isUnderWay, reasonOf } from '../imports/words';

const EXAMPLES = 3;

/** Where a program asks what became of an import. */
export const addressOf = (importId: number) => `/api/imports/${importId}`;

export type ImportAnswer = NonNullable<Awaited<ReturnType<typeof answerImport>>>;

/** An import as the API describes it: how far it is, the results of its rows and why, where to read more. */
export async function answerImport(id: number) {
  const opened = await database();
  const { db } = opened;
  const row = await findImport(opened, id);
  if (!row) return null;
  const summary = summaryOf(row);
  const reasons = await countReasons(db, id);
  return {
    id,
    file: summary.fileName,
    status: summary.status,
    isFinished: !isUnderWay(summary.status),
    takenFor: summary.takenFor,
    counts: summary.counts,
    progress: progressOf(importsQueue().progressOf(id)),
    firstDate: summary.firstDate,
    lastDate: summary.lastDate,
    note: summary.note,
    error: summary.error,
    reasons: await Promise.all(
      reasons.map(async ({ fate, code, rows }) => ({
        fate,
        code,
        reason: reasonOf(code),
        rows,
        examples: (await findReasonExamples(db, { importId: id, fate, code, limit: EXAMPLES })).map((example) => ({
          line: example.line,
          column: example.column_name,
          cell: example.cell,
          advice: example.advice,
        })),
      })),
    ),
    links: {
      self: addressOf(id),
      page: `/imports/${id}`,
      refusedRows: summary.counts.rejected > 0 && summary.forgottenAt === null ? `${addressOf(id)}/rejected.csv` : null,
    },
  };
}

/** How far, how fast, and how long it will take where that can be told; null where nothing is being done. */
function progressOf(progress: Progress | null) {
  if (!progress) return null;
  const { phase, counts, bytesRead, bytesTotal, elapsedMs } = progress;
  const seconds = elapsedMs / 1000;
  const share = bytesTotal > 0 ? bytesRead / bytesTotal : null;
  const isReading = phase === 'reading' && share !== null && share > 0 && seconds > 0;
  return {
    phase,
    rows: counts.read,
    rowsPerSecond: seconds > 0 ? Math.round(counts.read / seconds) : null,
    share,
    secondsLeft: isReading ? Math.ceil((seconds * (1 - share)) / share) : null,
  };
}
