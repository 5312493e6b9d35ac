import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { connect, databasePath, type OpenDatabase } from 'db/open';
import { pathOfKept } from 'importers/load/files/uploads';
import { vi } from 'vitest';
import { importsQueue } from '~/features/imports/imports-queue.server';
import { callLog, queueText } from '../importers/load-helpers';

/**
 * A real load in a thread of its own that is under way until it is let go on: its kept file is a pipe into which nothing
 * has been written yet. Loads write in short turns, so that another program holds the right to write as long.
 */
export async function holdByLoad(database: OpenDatabase): Promise<{ id: number; letGo(): Promise<void> }> {
  const load = await beginLoad(database);
  const other = connect(databasePath());
  other.connection.exec('BEGIN IMMEDIATE');
  const letGo = async () => {
    other.connection.exec('ROLLBACK');
    await other.close();
    await load.letGo();
  };
  return { id: load.id, letGo };
}

/** As holdByLoad, with nobody who holds the right to write. */
async function beginLoad(database: OpenDatabase): Promise<{ id: number; letGo(): Promise<void> }> {
  const text = callLog(Array.from({ length: 40 }, (_, index) => ({ id: `H${index}` })));
  const id = await queueText(database, text, 'held.csv');
  const one = (sql: string) => database.connection.prepare(sql).pluck().get(id) as string;
  const path = pathOfKept(one('SELECT stored_path FROM imports WHERE id = ?'));
  rmSync(path);
  execFileSync('mkfifo', [path]);
  importsQueue().add({ kind: 'load', importId: id });
  await vi.waitFor(() => {
    if (one('SELECT status FROM imports WHERE id = ?') !== 'loading') throw new Error('not yet');
  }, 60_000);
  const letGo = async () => {
    await writeFile(path, text);
    await importsQueue().whenFinished(id);
  };
  return { id, letGo };
}
