import { type ChildProcess, fork } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from 'db/open-database';
import Sqlite from 'db/sqlite/driver';
import { expect, test } from 'vitest';
import { bundle } from '../bundle';
import { count } from '../counts';
import { callLog, loadText, makeDataFolder, queueText } from './load-helpers';

const KILLS = Number(process.env.KILLS ?? count(40, 200));
const LANES = 2;
/** As if the file were so large that it is read by a thread of its own. */
const TOLD_BYTES = 8_000_000;
const TABLES = ['legs', 'answers', 'employees', 'queues', 'daily_facts', 'import_rows', 'sqlite_master'];
/** What pages read of them. */
const READ = ['published_legs', 'published_answers', 'published_employees', 'published_queues', 'daily_facts'];
/** Some batches, each written by itself. */
const ROWS = 2400;
/** From the first batch to the end: every second kill comes within. */
const WRITING_MS = 40;

/** A database with one file loaded and a second one, which corrects and adds, queued. */
async function makeCenter(): Promise<string> {
  const folder = makeDataFolder();
  const database = await openDatabase();
  const calls = (count: number, talk: string) =>
    callLog(
      Array.from({ length: count }, (_, index) => ({
        id: `C${index}`,
        agent: `Agent ${index % 7}`,
        date: `2026-03-${String(1 + (index % 28)).padStart(2, '0')}`,
        talk,
        rating: index % 3 === 0 ? (4 as const) : ('' as const),
      })),
    );
  await loadText(database, calls(60, '00:01:00'), 'first.csv');
  await queueText(database, calls(ROWS, '00:02:00'), 'second.csv');
  database.connection
    .prepare(`UPDATE imports SET mapping = json_set(mapping, '$.bytes', ?) WHERE id = 2`)
    .run(TOLD_BYTES);
  await database.close();
  return folder;
}

interface Snapshot {
  text: string;
  /** What readers see of it. */
  read: string;
  status: string;
  integrity: string;
}

/** All that a load writes, but for when it did. */
function snapshot(path: string): Snapshot {
  const sqlite = new Sqlite(path);
  const all = (tables: readonly string[]) =>
    tables.map((table) =>
      sqlite
        .prepare(`SELECT * FROM ${table}`)
        .all()
        .map((row) => JSON.stringify(row))
        .sort(),
    );
  const counts = sqlite.prepare('SELECT rows_read, rows_inserted, rows_updated, first_date FROM imports').all();
  const status = sqlite.prepare('SELECT status FROM imports WHERE id = 2').pluck().get() as string;
  const integrity = sqlite.pragma('integrity_check', { simple: true }) as string;
  const found = { text: JSON.stringify([all(TABLES), counts]), read: JSON.stringify(all(READ)), status, integrity };
  sqlite.close();
  return found;
}

interface Said {
  status?: string;
  interrupted?: number[];
}

class Driver {
  readonly process: ChildProcess;
  readonly ready: Promise<unknown>;

  constructor(folder: string) {
    this.process = fork(join(folder, 'driver.mjs'), { cwd: folder, execArgv: [], stdio: 'inherit' });
    this.ready = this.next();
  }

  /** What it says next; null where it is gone. */
  next(): Promise<Said | null> {
    return new Promise((resolve) => {
      const end = (said: Said | null) => {
        this.process.off('message', hear).off('exit', leave);
        resolve(said);
      };
      const hear = (said: unknown) => end(said as Said);
      const leave = () => end(null);
      this.process.on('message', hear).on('exit', leave);
    });
  }

  /** Loads, or does what a start does; gives which imports counted as interrupted before. */
  async load(path: string, isStart = false): Promise<number[]> {
    this.process.send({ path, isStart });
    const begun = await this.next();
    expect(await this.next()).toEqual({ status: isStart ? 'started' : 'loaded' });
    return begun!.interrupted!;
  }
}

test(`killed at ${KILLS} random moments, a load leaves nothing half done and is repeated to the same figures`, async () => {
  const center = await makeCenter();
  const code = await bundle({
    driver: 'tests/importers/kill-driver.ts',
    // Where a load looks for it.
    'build/programs/importers/load/threads/reader': 'importers/load/threads/reader.ts',
  });
  const work = mkdtempSync(join(tmpdir(), 'fairlead-kill-'));
  let copies = 0;
  const copyCenter = () => {
    const folder = join(work, String(copies++));
    mkdirSync(folder);
    copyFileSync(join(center, 'fairlead.db'), join(folder, 'fairlead.db'));
    symlinkSync(join(center, 'uploads'), join(folder, 'uploads'));
    return join(folder, 'fairlead.db');
  };
  let seed = 20_261_121;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  try {
    const before = snapshot(copyCenter());
    const undisturbed = copyCenter();
    const first = new Driver(code);
    await first.ready;
    await first.load(undisturbed);
    const begun = performance.now();
    await first.load(copyCenter());
    let loadMs = performance.now() - begun;
    const after = snapshot(undisturbed);
    expect(after).toMatchObject({ status: 'loaded', integrity: 'ok' });
    first.process.kill();

    const found = { before: 0, half: 0, after: 0 };
    let kills = 0;
    const lane = async () => {
      const repeater = new Driver(code);
      let next = new Driver(code);
      await repeater.ready;
      while (kills < KILLS) {
        const victim = next;
        next = new Driver(code);
        await victim.ready;
        const path = copyCenter();
        const isWriting = kills % 2 === 1;
        victim.process.send({ path, isStart: false, isTelling: isWriting });
        await victim.next();
        if (isWriting) await victim.next();
        const moment = random() * (isWriting ? WRITING_MS : loadMs);
        const started = performance.now();
        const ended = victim.next();
        const timer = setTimeout(() => victim.process.kill('SIGKILL'), moment);
        const message = await ended;
        clearTimeout(timer);
        if (message !== null) {
          // It had ended before: the machine is faster now than it was.
          if (!isWriting) loadMs = Math.max(20, Math.min(loadMs, performance.now() - started));
          victim.process.kill('SIGKILL');
          continue;
        }
        kills += 1;
        const left = snapshot(path);
        expect(left.integrity).toBe('ok');
        const isIn = left.status === 'loaded';
        const whole = isIn ? after : before;
        found[isIn ? 'after' : left.text === before.text ? 'before' : 'half'] += 1;
        const when = `killed after ${moment} ms: ${left.status}`;
        expect(left.read === whole.read, `readers, ${when}`).toBe(true);
        // One that had not begun still waits for whoever queued it.
        let interrupted = left.status === 'loading' ? [2] : [];
        if (isIn || random() < 0.5) {
          expect(await repeater.load(path, true), when).toEqual(interrupted);
          interrupted = [];
          expect(snapshot(path).text === whole.text, `taken away, ${when}`).toBe(true);
        }
        if (!isIn) {
          expect(await repeater.load(path), when).toEqual(interrupted);
          const repeated = snapshot(path);
          expect(repeated.integrity).toBe('ok');
          expect(repeated.text === after.text, `repeated, ${when}`).toBe(true);
        }
        rmSync(join(path, '..'), { recursive: true, force: true });
      }
      repeater.process.kill();
      next.process.kill();
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    expect(found.before + found.half).toBeGreaterThan(KILLS / 2);
    expect(found.half).toBeGreaterThan(0);
  } finally {
    rmSync(work, { recursive: true, force: true });
    rmSync(code, { recursive: true, force: true });
  }
}, 600_000);
