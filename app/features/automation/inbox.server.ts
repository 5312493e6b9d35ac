import { constants } from 'node:fs';
import { access, lstat, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findInboxNames, updateInboxLeft } from 'db/queries/inbox';
import { getDb } from '~/db.server';
import { logger } from '~/logger.server';
import { takeInboxFile } from './inbox-file.server';

/** How the inbox stands, as pages tell of it. */
export interface InboxState {
  folder: string;
  /** What keeps it from working, told so that somebody can act on it. */
  problem: string | null;
  lookedAt: number | null;
}

/** Names that a file has while it is still being written. */
const UNFINISHED = /^\.|~$|\.(part|partial|tmp|temp|crdownload|filepart|download)$/i;

/**
 * A folder whose files are loaded as they come. A file is whole when its size and time stayed the same between two
 * looks. It is loaded, then moved to done or failed beside a report; a file that was cut off is taken up again.
 */
export class Inbox {
  problem: string | null = null;
  lookedAt: number | null = null;
  /** Size and time of each file at the last look. */
  #seen = new Map<string, string>();
  #isTidied = false;

  constructor(readonly folder: string) {}

  get state(): InboxState {
    return { folder: this.folder, problem: this.problem, lookedAt: this.lookedAt };
  }

  /** One look: takes what has come to rest since the last one, one file after another. Never throws. */
  async look(): Promise<void> {
    try {
      const names = await this.#findWhole();
      this.#say(null);
      for (const name of names) await this.#take(name);
    } catch (error) {
      this.#say(
        `The inbox ${this.folder} cannot be used: ${reasonOf(error)} No files are loaded from it until this is fixed.`,
      );
    }
    this.lookedAt = Date.now();
  }

  async #findWhole(): Promise<string[]> {
    const entries = await readdir(this.folder, { withFileTypes: true });
    for (const place of [this.folder, join(this.folder, 'done'), join(this.folder, 'failed')]) {
      await mkdir(place, { recursive: true });
      await access(place, constants.W_OK);
    }
    const names = entries.filter((entry) => entry.isFile() && !UNFINISHED.test(entry.name)).map(({ name }) => name);
    await this.#tidy(names);
    const now = new Map<string, string>();
    for (const name of names) {
      const mark = await markOf(join(this.folder, name));
      if (mark !== null) now.set(name, mark);
    }
    const whole = [...now].filter(([name, mark]) => this.#seen.get(name) === mark).map(([name]) => name);
    this.#seen = now;
    return whole.sort();
  }

  async #take(name: string): Promise<void> {
    const path = join(this.folder, name);
    const mark = this.#seen.get(name);
    try {
      await takeInboxFile(this.folder, name, async () => (await markOf(path)) === mark);
    } catch (error) {
      if ((await markOf(path).catch(() => '')) === null) {
        logger.info('a file went from the inbox before it was taken');
        return;
      }
      logger.warn({ err: error }, 'a file of the inbox could not be taken');
      this.#say(`${name} in the inbox could not be loaded: ${reasonOf(error)} Fairlead will try again.`);
    }
  }

  /** A file that was moved away just before the process ended is no longer in the inbox. */
  async #tidy(names: readonly string[]): Promise<void> {
    if (this.#isTidied) return;
    const db = await getDb();
    for (const name of await findInboxNames(db)) if (!names.includes(name)) await updateInboxLeft(db, name);
    this.#isTidied = true;
  }

  #say(problem: string | null): void {
    if (problem === this.problem) return;
    this.problem = problem;
    if (problem === null) logger.info('the inbox works again');
    else logger.warn({ problem }, 'the inbox has a problem');
  }
}

/** Size and time of a file, never of one that it leads to; null where it has gone. */
async function markOf(path: string): Promise<string | null> {
  try {
    const { size, mtimeMs } = await lstat(path);
    return `${size} ${mtimeMs}`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'it does not exist.',
  ENOTDIR: 'there is a file where a folder should be.',
  EEXIST: 'there is a file where a folder should be.',
  EACCES: 'Fairlead may not read or write there.',
  EPERM: 'Fairlead may not read or write there.',
  EROFS: 'it is read-only, so files cannot be moved.',
  ENOSPC: 'the disk is full.',
  EDQUOT: 'the disk is full.',
  SQLITE_FULL: 'the disk is full.',
  ENAMETOOLONG: 'its name is too long for a report next to it. Shorten it.',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? `${error instanceof Error ? error.message : String(error)}.`;
}
