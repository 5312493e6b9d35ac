import { findImport } from 'db/queries/imports';
import { countReasons, findImportLines } from 'db/queries/imports-rows';
import { findKept } from 'importers/load/files/uploads';
import { database } from '~/db.server';
import { planOf, summaryOf } from './find-imports.server';
import { findWaitingPeople } from './find-waiting.server';
import type { LinesView } from './import-addresses';
import { importsQueue } from './imports-queue.server';
import { MAPPED_ONCE } from './map-by-hand';
import { titleLines } from './title-lines.server';

const LINES_PAGE = 50;

/** One import: its detected type, how far it is, and a page of its lines with results. Null where there is none. */
export async function findImportPage(id: number, view: LinesView) {
  const opened = await database();
  const { db } = opened;
  const row = await findImport(opened, id);
  if (!row) return null;
  const plan = planOf(row);
  const found = await findImportLines(db, {
    importId: id,
    fate: view.fate ?? undefined,
    from: view.from,
    limit: LINES_PAGE + 1,
  });
  const lines = await titleLines(db, found.slice(0, LINES_PAGE), { isUndone: row.status === 'undone' });
  return {
    summary: summaryOf(row),
    read: plan && {
      /** Of a layout that the center saved; those that Fairlead brings change with it. */
      layoutVersion: plan.profile && plan.profileId !== MAPPED_ONCE.id ? plan.profileVersion : null,
      encoding: plan.encoding,
      delimiter: plan.delimiter,
      timeZone: plan.timeZone,
      zoneBecause: plan.zoneBecause,
      dateOrder: plan.dateOrder,
      dateOrderBecause: plan.dateOrderBecause,
      period: plan.period ?? null,
      columns: plan.columns.map(({ field, header, unit }) => ({ field, header, unit: unit ?? null })),
    },
    progress: importsQueue().progressOf(id),
    isKept: findKept(row.file_hash) !== null,
    reasons: await countReasons(db, id),
    waiting: await findWaitingPeople(db, id),
    lines,
    nextFrom: found.length > LINES_PAGE ? found[LINES_PAGE]!.line : null,
  };
}
