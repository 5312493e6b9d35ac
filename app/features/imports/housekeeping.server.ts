import { statSync } from 'node:fs';
import type { IsAtWork } from 'db/queries/arrivals';
import { findForgettable, updateUndoneAhead } from 'db/queries/imports-undone';
import { LOG_BYTES } from 'db/sqlite/write-ahead-log';
import { troubleWith } from 'db/storage-trouble';
import { removeStaleUploads } from 'importers/load/files/remove-stale-uploads';
import { forgottenBefore } from 'importers/load/files/undone-days';
import { hasHalves } from 'importers/load/publish/unpublished';
import { isAtWork } from 'importers/load/threads/is-running';
import { runTask } from 'importers/load/threads/pool';
import { markInterrupted } from 'importers/load/threads/recover';
import { database } from '~/db.server';
import { logger } from '~/logger.server';
import { noteDamage } from '../access/health.server';
import { importsQueue } from './imports-queue.server';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What a server does by itself as long as it runs: says which loads were cut off, and removes what is not kept any longer. */
export async function startHousekeeping(): Promise<void> {
  void tried(checkDatabase, 'the database could not be checked');
  void tried(takeAwayHalves, 'what loads left that were cut off could not be taken away');
  await sweep();
  setInterval(sweep, HOUR_MS).unref();
  setInterval(() => tried(lookAfterOthers, 'loads that were cut off could not be looked for'), MINUTE_MS).unref();
}

/** What was uploaded and never loaded, and what was undone, goes after some days. */
export async function sweep(now = Date.now()): Promise<void> {
  await tried(() => forget(now), 'undone imports could not be forgotten');
  await tried(() => removeUploads(now), 'uploads that nobody loaded could not be removed');
}

async function forget(now: number): Promise<void> {
  const { db } = await database();
  await updateUndoneAhead(db, now);
  const before = forgottenBefore(now);
  // A thread is begun only where there is something to do.
  const due = await findForgettable(db, before);
  if (due.length === 0) return;
  const outcome = await runTask({ kind: 'forget_undone', before });
  if (outcome.kind === 'failed') throw new Error(outcome.error);
  logger.info({ imports: due.map(({ id }) => id) }, 'forgot undone imports');
}

async function removeUploads(now: number): Promise<void> {
  const { db, lobby } = await database();
  const removed = await removeStaleUploads(db, now, lobby);
  if (removed > 0) logger.info({ removed }, 'removed uploads that nobody loaded');
}

/** Loads of other programs that were killed; and the room of a log that somebody was still reading when it was last asked for. */
async function lookAfterOthers(): Promise<void> {
  const { db, connection } = await database();
  const interrupted = await markInterrupted(db, isStillAtWork);
  if (interrupted.length > 0)
    logger.warn({ imports: interrupted }, 'loads were interrupted; nothing of them is loaded');
  await takeAwayHalves();
  const log = statSync(`${connection.name}-wal`, { throwIfNoEntry: false });
  if ((log?.size ?? 0) > LOG_BYTES) await runTask({ kind: 'release_log' });
}

/** Nobody reads them; whoever loads next would have to wait until they are gone. */
async function takeAwayHalves(): Promise<void> {
  if (hasHalves((await database()).connection)) await runTask({ kind: 'take_away_halves' });
}

/** This process knows its own loads best. */
const isStillAtWork: IsAtWork = (loader) =>
  loader.loader_pid === process.pid && loader.id !== undefined
    ? importsQueue().progressOf(loader.id) !== null
    : isAtWork(loader);

/** As long as a large database takes, in a thread beside; what is found is said by /healthz. */
async function checkDatabase(): Promise<void> {
  const { name, memory } = (await database()).connection;
  if (memory) return;
  const outcome = await runTask({ kind: 'check_database' });
  if (outcome.kind !== 'database_checked' || !outcome.isDamaged) return;
  const trouble = troubleWith(name, 'damaged');
  noteDamage(trouble);
  logger.error({ path: name }, `${trouble.message} ${trouble.advice}`);
}

async function tried(work: () => Promise<void>, otherwise: string): Promise<void> {
  try {
    await work();
  } catch (error) {
    logger.warn({ err: error }, otherwise);
  }
}
