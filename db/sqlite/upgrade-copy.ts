import { closeSync, openSync, readdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import Sqlite from './driver';

const KEPT = 2;
const PAGES_AT_ONCE = 5_000;

/** A copy that was kept, and how it is taken away again where the upgrade came to nothing. */
interface KeptCopy {
  path: string;
  remove(): void;
}

/**
 * Copies a database beside itself before it is upgraded, for whoever wants to go back: readable by its owner alone, the
 * last two are kept. The caller holds the right to write, so that nothing changes meanwhile. None of one in memory.
 */
export async function keepCopy(
  path: string,
  { now, say }: { now: Date; say: (line: string) => void },
): Promise<KeptCopy | null> {
  if (path === ':memory:') return null;
  demandRoom(path);
  const ending = extname(path);
  const prefix = `${basename(path, ending)}-before-upgrade-`;
  const folder = dirname(path);
  const mine = readdirSync(folder).filter((name) => name.startsWith(prefix));
  // What a copy left that was cut off.
  for (const name of mine.filter((each) => /\.partial(-journal)?$/.test(each))) rmSync(join(folder, name));
  const copy = join(folder, `${prefix}${now.toISOString().replace(/[:.]/g, '-')}${ending}`);
  say(`Copying the database to ${copy} before it is upgraded …`);
  const partial = `${copy}.partial`;
  closeSync(openSync(partial, 'w', 0o600));
  const source = new Sqlite(path, { readonly: true });
  try {
    await source.backup(partial, { progress: () => PAGES_AT_ONCE });
    renameSync(partial, copy);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  } finally {
    source.close();
  }
  const whole = mine.filter((name) => name.endsWith(`Z${ending}`)).sort();
  for (const name of whole.slice(0, Math.max(0, whole.length + 1 - KEPT))) rmSync(join(folder, name));
  return { path: copy, remove: () => rmSync(copy, { force: true }) };
}

/** Fails where the disk has no room for a copy and for rewriting every row. */
function demandRoom(path: string): void {
  const bytes = [path, `${path}-wal`].reduce(
    (sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  const { bavail, bsize } = statfsSync(dirname(path));
  if (bavail * bsize >= 2 * bytes) return;
  const megabytes = (count: number) => `${Math.ceil(count / 1_000_000).toLocaleString('en')} MB`;
  throw new Error(
    `a copy of it and its rewriting need ${megabytes(2 * bytes)}, and ${dirname(path)} has ${megabytes(bavail * bsize)} free. ` +
      'Free some space, then start again',
  );
}
