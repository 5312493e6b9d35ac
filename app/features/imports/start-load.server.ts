import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createImport } from 'importers/load/create-import';
import { findKept } from 'importers/load/uploads';
import { getDb } from '~/db.server';
import type { ChosenFile } from './chosen-files';
import { importsQueue } from './imports-queue.server';
import { identifyFiles } from './preview-files.server';

/** Queues every chosen file that can be read, and gives the imports' ids in the files' order. */
export async function startLoads(files: readonly ChosenFile[], userId: number): Promise<number[]> {
  const db = await getDb();
  const queue = importsQueue();
  const found = await identifyFiles(files);
  const ids: number[] = [];
  for (const [index, { hash, name }] of files.entries()) {
    const plan = found[index]?.plan;
    const path = findKept(hash);
    if (!plan || path === null) continue;
    const file = { hash, bytes: statSync(path).size, storedPath: join('uploads', hash) };
    const { id, isWaitingAlready } = await createImport(db, { file, fileName: name, plan, userId });
    if (!isWaitingAlready) queue.add({ kind: 'load', importId: id });
    ids.push(id);
  }
  return ids;
}
