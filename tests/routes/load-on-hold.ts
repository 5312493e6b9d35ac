import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { connect, databasePath, type OpenDatabase } from 'db/open';
import { pathOfKept } from 'importers/load/files/uploads';
import { vi } from 'vitest';
import { importsQueue } from '~/features/imports/imports-queue.server';
import { callLog, queueText } from '../importers/load-helpers';

/**
 * A real load in a thread of its own that holds the right to write until it is let go on: its kept file is a pipe into which
 * nothing has been written yet.
 */
export async function holdByLoad(database: OpenDatabase): Promise<{ id: number; letGo(): Promise<void> }> {
  const text = callLog(Array.from({ length: 40 }, (_, index) => ({ id: `H${index}` })));
  const id = await queueText(database, text, 'held.csv');
  const one = (sql: string) => database.connection.prepare(sql).pluck().get(id) as string;
  const path = pathOfKept(one('SELECT stored_path FROM imports WHERE id = ?'));
  rmSync(path);
  execFileSync('mkfifo', [path]);
  importsQueue().add({ kind: 'load', importId: id });
  const other = connect(databasePath());
  await vi.waitFor(() => {
    if (one('SELECT status FROM imports WHERE id = ?') !== 'loading' || canWrite(other)) throw new Error('not yet');
  }, 60_000);
  await other.close();
  const letGo = async () => {
    await writeFile(path, text);
    await importsQueue().whenFinished(id);
  };
  return { id, letGo };
}

function canWrite({ connection }: OpenDatabase): boolean {
  try {
    connection.exec('BEGIN IMMEDIATE; ROLLBACK');
    return true;
  } catch {
    return false;
  }
}
