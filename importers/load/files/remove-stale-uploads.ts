import { readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { Lobby } from 'db/lobby/lobby';
import type { Db } from 'db/open';
import { keepPrivate } from 'db/private-files';
import { findWantedHashes } from 'db/queries/imports-undone';
import { DAY_MS } from '../../cells/civil-day';
import { pathOfKept } from './uploads';

/** An upload that was looked at and never loaded is kept this long. */
const KEPT_DAYS = 7;

/**
 * Removes kept files that no import, waiting in the lobby or not, and no saved profile wants and that are older than that.
 * Returns how many.
 */
export async function removeStaleUploads(db: Db, now = Date.now(), lobby?: Lobby): Promise<number> {
  const folder = pathOfKept('uploads');
  const names = filesIn(folder).filter((name) => /^[0-9a-f]{64}$|\.part$/.test(name));
  for (const name of names) keepPrivate(join(folder, name));
  const old = names.filter((name) => ageOf(join(folder, name), now) > KEPT_DAYS * DAY_MS);
  if (old.length === 0) return 0;
  const wanted = await findWantedHashes({ db, lobby });
  const stale = old.filter((name) => !wanted.has(name));
  for (const name of stale) rmSync(join(folder, name), { force: true });
  return stale.length;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Nothing was ever uploaded.
    return [];
  }
}

/** Gone meanwhile counts as just changed. One from a time ahead is from before the clock was set back: its days begin now. */
function ageOf(path: string, now: number): number {
  const changedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now;
  if (changedAt > now + DAY_MS) utimesSync(path, now / 1000, now / 1000);
  return now - changedAt;
}
