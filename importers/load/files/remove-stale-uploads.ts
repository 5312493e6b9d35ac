import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from 'db/open';
import { findWantedHashes } from 'db/queries/saved-profiles';
import { DAY_MS } from '../../cells/civil-day';
import { pathOfKept } from './uploads';

/** An upload that was looked at and never loaded is kept this long. */
const KEPT_DAYS = 7;

/** Removes kept files that no import and no saved profile wants and that are older than that. Returns how many. */
export async function removeStaleUploads(db: Db, now = Date.now()): Promise<number> {
  const folder = pathOfKept('uploads');
  const names = filesIn(folder).filter((name) => /^[0-9a-f]{64}$|\.part$/.test(name));
  const old = names.filter((name) => now - changedAt(join(folder, name)) > KEPT_DAYS * DAY_MS);
  if (old.length === 0) return 0;
  const wanted = await findWantedHashes(db);
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

/** Gone meanwhile counts as just changed. */
function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
}
