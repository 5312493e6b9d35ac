import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Arrival, announceImport } from 'importers/load/files/create-import';
import { findKept } from 'importers/load/files/uploads';
import type { ReadPlan } from 'importers/read/plan';
import type { Candidate } from 'importers/read/recognize/identification';
import { database } from '~/db.server';
import type { Refusal } from '~/server/json-error.server';
import type { ChosenFile } from './chosen-files';
import { importsQueue } from './imports-queue.server';
import { identifyFiles } from './preview-files.server';

/** On whose behalf files are loaded, how they came, and which import they take the place of. */
export interface LoadOrder {
  userId: number | null;
  arrival: Arrival;
  replacesId?: number;
}

/** What came of a file that was to be loaded: its import, or why there is none. */
export type Taken =
  | { name: string; importId: number; isWaitingAlready: boolean }
  | { name: string; importId: null; problem: Refusal; candidates: Candidate[] };

/** Queues every chosen file that can be read, and gives the imports' ids in the files' order. */
export async function startLoads(
  files: readonly ChosenFile[],
  order: LoadOrder,
  signal?: AbortSignal,
): Promise<number[]> {
  return (await takeFiles(files, order, signal)).flatMap(({ importId }) => importId ?? []);
}

/**
 * Queues every chosen file that can be read, and says of each what came of it. Where too much is asked for at once, or the
 * signal is raised before all were looked at, none is queued.
 */
export async function takeFiles(
  files: readonly ChosenFile[],
  order: LoadOrder,
  signal?: AbortSignal,
): Promise<Taken[]> {
  importsQueue().checkRoom();
  const found = await identifyFiles(files, signal);
  const taken: Taken[] = [];
  for (const [index, { hash, name }] of files.entries()) {
    const { plan, problem, candidates } = found[index] ?? { plan: null, problem: null, candidates: [] };
    const path = findKept(hash);
    if (!plan || path === null) {
      taken.push({ name, importId: null, problem: problem ?? NOT_KEPT, candidates });
      continue;
    }
    const { id, isWaitingAlready } = await queueFile({ hash, name, path }, plan, order);
    taken.push({ name, importId: id, isWaitingAlready });
  }
  return taken;
}

/** Queues one kept file that is read by this plan; the same file that waits already is found instead. */
export async function queueFile(
  { hash, name, path }: { hash: string; name: string; path: string },
  plan: ReadPlan,
  order: LoadOrder,
): Promise<{ id: number; isWaitingAlready: boolean }> {
  const file = { hash, bytes: statSync(path).size, storedPath: join('uploads', hash) };
  const created = await announceImport(await database(), { file, fileName: name, plan, ...order });
  if (!created.isWaitingAlready) importsQueue().add({ kind: 'load', importId: created.id });
  return created;
}

const NOT_KEPT: Refusal = { code: 'not_kept', message: 'The file is no longer stored.', advice: 'Send it again.' };
