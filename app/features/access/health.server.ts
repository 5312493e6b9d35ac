import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenDatabase } from 'db/open';
import { updateSignOfLife } from 'db/queries/signs-of-life';
import { countUsers } from 'db/queries/users';
import { freeBytes, StorageError, type StorageTrouble, storageTrouble, troubleWith } from 'db/storage-trouble';
import { uploadsFolder } from 'importers/load/files/uploads';
import { database } from '~/db.server';

/** What a monitor reads: no figure, no name of a person, of a path only its last part. */
export type Health = { status: 'ok' } | { status: 'unwell'; reason: string; file: string | null };

/** Anybody may ask, as often as they like: the disk is asked at most so often. */
const GOOD_FOR_MS = 2_000;
/** Whatever is the matter, a monitor is answered by then. */
const PATIENCE_MS = 3_000;
/** With less than this not even a small file can be loaded. */
const LEAST_FREE_BYTES = 8 * 1024 * 1024;

let looked: { at: number; health: Promise<Health> } | null = null;
let damage: StorageTrouble | null = null;

/** Notes that a file was found to be damaged, which nothing mends while this process runs. */
export function noteDamage(trouble: StorageTrouble | null): void {
  damage = trouble;
  looked = null;
}

/** Whether the database can be read and written now. Never waits for a load. */
export function findHealth(): Promise<Health> {
  if (looked === null || performance.now() - looked.at > GOOD_FOR_MS) {
    const late = sleep(PATIENCE_MS, NO_ANSWER, { ref: false });
    looked = { at: performance.now(), health: Promise.race([look(), late]) };
  }
  return looked.health;
}

const NO_ANSWER: Health = { status: 'unwell', reason: 'no_answer', file: null };

async function look(): Promise<Health> {
  let path = '';
  try {
    const opened = await database();
    path = opened.connection.name;
    await tryAll(opened);
    return damage ? unwell(damage) : { status: 'ok' };
  } catch (error) {
    const trouble = storageTrouble(error, path);
    return trouble ? unwell(trouble) : NO_ANSWER;
  }
}

/** Throws where something of it does not go. The database itself may be held by a load: what stands beside it is written. */
async function tryAll(opened: OpenDatabase): Promise<void> {
  await countUsers(opened);
  await updateSignOfLife(opened.lobby, Date.now());
  const { name, memory } = opened.connection;
  if (memory) return;
  for (const path of [name, dirname(name), uploadsFolder()]) await access(path, constants.R_OK | constants.W_OK);
  const free = freeBytes(name);
  if (free !== null && free < LEAST_FREE_BYTES) throw new StorageError(troubleWith(name, 'disk_full'), null);
}

const unwell = ({ code, path }: StorageTrouble): Health => ({
  status: 'unwell',
  reason: code,
  file: basename(path),
});
