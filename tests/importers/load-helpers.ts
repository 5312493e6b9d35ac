import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { MEASURES } from 'db/measures';
import type { OpenDatabase } from 'db/open';
import { createImport } from 'importers/load/files/create-import';
import { keepFile } from 'importers/load/files/uploads';
import { loadFile } from 'importers/load/load-file';
import type { IdentifyOptions } from 'importers/read/recognize/identification';
import { identify } from 'importers/read/recognize/identify';
import { onTestFinished } from 'vitest';
import { openFresh } from '../open-fresh';

/** A folder of this test's own, with DATABASE_URL pointing into it; gone after the test. */
export function makeDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-load-'));
  process.env.DATABASE_URL = `file:${join(folder, 'fairlead.db')}`;
  onTestFinished(() => {
    delete process.env.DATABASE_URL;
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A fresh migrated database on disk, since other threads and processes open it too. */
export async function openLoadDatabase(): Promise<OpenDatabase> {
  makeDataFolder();
  const database = await openFresh();
  onTestFinished(() => database.close());
  return database;
}

/** Queues a text as the file that the name says; fails where it is not recognized. */
export async function queueText(
  database: OpenDatabase,
  text: string,
  fileName = 'calls.csv',
  options?: IdentifyOptions,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-file-'));
  const path = join(folder, fileName);
  writeFileSync(path, text);
  const { plan, problem } = await identify(path, options);
  rmSync(folder, { recursive: true });
  if (!plan) throw new Error(problem?.message);
  const file = await keepFile(Readable.from([Buffer.from(text)]));
  return (await createImport(database, { file, fileName, plan, userId: null })).id;
}

/** Loads a text and gives its import's id and counts; fails where the load does. */
export async function loadText(database: OpenDatabase, text: string, fileName?: string, options?: IdentifyOptions) {
  const id = await queueText(database, text, fileName, options);
  const result = await loadFile(database, id);
  if (result.status !== 'loaded') throw new Error(result.error);
  return { id, counts: result.counts, note: result.note };
}

export interface Call {
  id: string;
  agent?: string;
  date?: string;
  time?: string;
  topic?: string;
  answered?: 'Y' | 'N';
  wait?: number | '';
  talk?: string;
  rating?: number | '';
}

export const CALL_HEADER =
  'Call Id,Agent,Date,Time,Topic,Answered (Y/N),Resolved,Speed of answer in seconds,AvgTalkDuration,Satisfaction rating';

/** A plain call log: answered calls of two minutes by Ana on 2 March 2026 unless told otherwise. */
export function callLog(calls: readonly Call[]): string {
  const rows = calls.map((call) => {
    const { id, agent = 'Ana', date = '2026-03-02', time = '09:00:00', topic = 'Billing', answered = 'Y' } = call;
    const { wait = 10, talk = '00:02:00', rating = 4 } = call;
    return [id, agent, date, time, topic, answered, answered, wait, talk, rating].join(',');
  });
  return `${[CALL_HEADER, ...rows].join('\n')}\n`;
}

export const ROSTER_HEADER = 'name,email,team,team_time_zone,hired,left,from,to,role';

/** The whole of daily_facts, in order; sums of squares to twelve digits, since addition in another order differs beyond. */
export function allFacts({ connection }: OpenDatabase): unknown[] {
  const rows = connection
    .prepare('SELECT * FROM daily_facts ORDER BY local_date, employee_id, team_id, queue_id, channel')
    .all() as Record<string, unknown>[];
  return rows.map((row) => {
    const rounded = MEASURES.map((measure) => [measure, Number((row[measure] as number).toPrecision(12))]);
    return { ...row, ...Object.fromEntries(rounded) };
  });
}

/** Whether an import's counts add up to what was read. */
export function addsUp(
  counts: Record<'read' | 'inserted' | 'updated' | 'unchanged' | 'rejected' | 'skipped' | 'held', number>,
) {
  const { read, inserted, updated, unchanged, rejected, skipped, held } = counts;
  return read === inserted + updated + unchanged + rejected + skipped + held;
}
