import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { OpenDatabase } from 'db/open';
import fc from 'fast-check';
import { createImport } from 'importers/load/files/create-import';
import { dataFolder, pathOfKept } from 'importers/load/files/uploads';
import { loadFile } from 'importers/load/load-file';
import type { ReadPlan } from 'importers/read/plan';
import { howToCut } from 'importers/read/read-export';
import { identify } from 'importers/read/recognize/identify';
import { rawRows } from 'importers/read/table/raw-rows';
import type { RowOutcome } from 'importers/row-outcome';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { count } from '../counts';
import { openFresh } from '../open-fresh';
import { mutatedFile } from './mutations';
import { readAll } from './read-file';

/** FUZZ_RUNS=200000 for a longer look, FUZZ_SEED for another. */
const RUNS = Number(process.env.FUZZ_RUNS ?? count(3_000, 20_000));
/** A database takes in so many files, one over the other, before a fresh one goes on. */
const FILES_A_DATABASE = 100;

let database: OpenDatabase | null = null;
let path: string;
const tried = { files: 0, read: 0, rows: 0, legs: 0, refused: 0 };

beforeAll(() => {
  process.env.DATABASE_URL = ':memory:';
  path = pathOfKept('uploads/mutated');
  mkdirSync(dirname(path), { recursive: true });
});

afterAll(async () => {
  await database?.close();
  rmSync(dataFolder(), { recursive: true, force: true });
  delete process.env.DATABASE_URL;
});

/** A record holds something, a refusal says what to do, a row that is left out says why. */
function saysItsFate(outcome: RowOutcome): boolean {
  if (outcome.fate === 'record') return outcome.records.length > 0;
  return outcome.fate === 'rejected' ? outcome.issue.advice !== '' : outcome.code.length > 0;
}

async function readChecked(plan: ReadPlan): Promise<number[]> {
  const expected: number[] = [];
  for await (const batch of rawRows(path, howToCut(plan)))
    for (const { line } of batch) if (line > plan.headerLine) expected.push(line);
  const outcomes = await readAll(path, plan);
  if (outcomes.length !== expected.length || outcomes.some(({ line }, place) => line !== expected[place]))
    expect(outcomes.map(({ line }) => line)).toEqual(expected);
  if (expected.some((line, place) => place > 0 && line <= expected[place - 1]!)) throw new Error('lines out of order');
  const silent = outcomes.filter((outcome) => !saysItsFate(outcome));
  if (silent.length > 0) expect(silent).toEqual([]);
  return expected;
}

async function loadChecked(plan: ReadPlan, bytes: number, lines: readonly number[]): Promise<void> {
  if (database === null || tried.read % FILES_A_DATABASE === 0) {
    await database?.close();
    database = await openFresh(':memory:');
  }
  const file = { hash: `file ${tried.read}`, bytes, storedPath: 'uploads/mutated' };
  const { id } = await createImport(database, { file, fileName: 'mutated', plan, userId: null });
  const result = await loadFile(database, id);
  if (result.status !== 'loaded') throw new Error(`the load failed: ${result.error}`);
  const { read, inserted, updated, unchanged, rejected, skipped, held } = result.counts;
  if (read !== lines.length || read !== inserted + updated + unchanged + rejected + skipped + held)
    expect(result.counts).toEqual({ add: 'up', to: lines.length });
  const known = new Set(lines);
  const legs = database.connection.prepare('SELECT line FROM legs WHERE import_id = ?').pluck().all(id) as number[];
  if (!legs.every((line) => known.has(line))) expect(legs).toEqual([...known]);
  tried.rows += read;
  tried.legs += legs.length;
}

test(`${RUNS} mutated files: each is refused, or read and loaded with the fate of every row, no leg without a line`, async () => {
  const startedAt = Date.now();
  await fc.assert(
    fc.asyncProperty(mutatedFile, async (bytes) => {
      tried.files += 1;
      // A new file each time: one that is cut off and written again has to be on the disk before it is closed.
      rmSync(path, { force: true });
      writeFileSync(path, bytes);
      const { plan, problem } = await identify(path, { centerTimeZone: 'Europe/Berlin' });
      if ((plan === null) !== (problem !== null)) throw new Error('neither a plan nor a problem, or both');
      if (!plan) {
        tried.refused += 1;
        return;
      }
      await loadChecked(plan, bytes.length, await readChecked(plan));
      tried.read += 1;
    }),
    { numRuns: RUNS, seed: Number(process.env.FUZZ_SEED ?? 20_261_121) },
  );
  process.stdout.write(`${JSON.stringify({ ...tried, seconds: Math.round((Date.now() - startedAt) / 1000) })}\n`);
  // Most files must still be recognized, or nothing much would have been tried.
  expect(tried.files).toBeGreaterThanOrEqual(RUNS);
  expect(tried.read).toBeGreaterThan(RUNS / 3);
  expect(tried.legs).toBeGreaterThan(RUNS / 4);
}, 900_000);
