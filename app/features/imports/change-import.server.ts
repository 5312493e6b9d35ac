import { findImport, moveImport } from 'db/queries/imports';
import { findKept } from 'importers/load/uploads';
import { getDb } from '~/db.server';
import { importsQueue } from './imports-queue.server';

/** Has a loaded import taken back. A sentence where it cannot be. */
export async function takeBack(id: number, userId: number): Promise<string | null> {
  const isMoved = await moveImport(await getDb(), { id, from: ['loaded'], to: 'undoing', pid: process.pid });
  if (!isMoved) return 'This import is not loaded, so there is nothing to take back.';
  importsQueue().add({ kind: 'undo', importId: id, userId });
  return null;
}

/** Has an import that failed or was cut off loaded from its kept file. A sentence where it cannot be. */
export async function runAgain(id: number): Promise<string | null> {
  const db = await getDb();
  const row = await findImport(db, id);
  if (!row || findKept(row.file_hash) === null) return 'The kept copy of this file is gone. Upload the file again.';
  const isMoved = await moveImport(db, { id, from: ['failed', 'interrupted'], to: 'queued', pid: process.pid });
  if (!isMoved) return 'This import is already waiting or loaded.';
  importsQueue().add({ kind: 'load', importId: id });
  return null;
}
