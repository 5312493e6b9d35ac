import { join } from 'node:path';
import { moveIn } from 'db/lobby/move-in';
import { findImport, type ImportRow, moveImport } from 'db/queries/imports';
import { announceImport } from 'importers/load/files/create-import';
import { findKept } from 'importers/load/files/uploads';
import { isAtWork, thisProcess } from 'importers/load/threads/is-running';
import { markInterrupted } from 'importers/load/threads/recover';
import { database, getDb } from '~/db.server';
import { planOf } from './find-imports.server';
import { importsQueue } from './imports-queue.server';

/** Undoes a loaded import. Gives a sentence where that is not possible. */
export async function takeBack(id: number, userId: number): Promise<string | null> {
  const isMoved = await moveImport(await getDb(), { id, from: ['loaded'], to: 'undoing', by: thisProcess() });
  if (!isMoved) return 'This import is not loaded, so there is nothing to undo.';
  importsQueue().add({ kind: 'undo', importId: id, userId });
  return null;
}

/** Has a load that waits or runs stopped, with nothing of it kept. A sentence where there is nothing to stop. */
export async function cancelLoad(id: number, userId: number): Promise<string | null> {
  if (importsQueue().cancel(id, userId)) return null;
  const opened = await database();
  // Another program that was killed cannot be stopped any more.
  await markInterrupted(opened.db, isAtWork);
  const row = await findImport(opened, id);
  switch (row?.status) {
    case 'loaded':
      return 'This load had already ended, so its rows count. Undo the import if they should not.';
    case 'cancelled':
      return 'This load was already canceled. Nothing was loaded.';
    case 'queued':
    case 'loading':
      return 'Another program is loading this file. Stop it there with Ctrl-C.';
    default:
      return 'This import is not loading, so there is nothing to cancel.';
  }
}

/**
 * Has an import loaded again from its kept file, as it was read then: one that failed, was cut off or canceled as
 * itself; one that was undone as a new import, since its history stays. Gives that import, or why there is none.
 */
export async function runAgain(id: number, userId: number | null): Promise<{ id: number } | { refusal: string }> {
  const opened = await database();
  const row = await findImport(opened, id);
  const path = row && findKept(row.file_hash);
  if (!row || !path) return { refusal: 'The stored copy of this file is gone. Upload the file again.' };
  importsQueue().checkRoom();
  if (row.status === 'undone') return runAnew(row, userId);
  const from = ['failed', 'interrupted', 'cancelled'];
  // It may have been cut off before it was so much as written down among the others.
  await moveIn(opened);
  const isMoved = await moveImport(opened.db, { id, from, to: 'queued', by: thisProcess() });
  if (!isMoved) return { refusal: 'This import is already waiting or loaded.' };
  importsQueue().add({ kind: 'load', importId: id });
  return { id };
}

async function runAnew(row: ImportRow, userId: number | null): Promise<{ id: number } | { refusal: string }> {
  const plan = planOf(row);
  if (!plan) return { refusal: 'The settings for this file are gone. Upload the file again.' };
  const file = { hash: row.file_hash, bytes: row.file_bytes, storedPath: join('uploads', row.file_hash) };
  const wanted = { file, fileName: row.file_name, plan, userId, arrival: { by: 'page' } as const };
  const { id, isWaitingAlready } = await announceImport(await database(), wanted);
  if (!isWaitingAlready) importsQueue().add({ kind: 'load', importId: id });
  return { id };
}
