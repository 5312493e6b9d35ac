import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { rollUpAll } from 'db/roll-up/roll-up';
import { write } from 'db/write-transaction';
import { RowPacker } from 'importers/load/threads/row-packer';
import { RowUnpacker } from 'importers/load/threads/row-unpacker';
import { readRows } from 'importers/read/read-export';
import { identify } from 'importers/read/recognize/identify';
import type { RowOutcome } from 'importers/row-outcome';
import { expect, test } from 'vitest';
import { allFacts, callLog, loadText, makeDataFolder, openLoadDatabase } from './load-helpers';

const FOLDER = 'fixtures/exports';
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\.(csv|jsonl|gz|txt|tsv)$/.test(path),
);

/** What a row says, whichever thread it stands in. */
const said = (outcome: RowOutcome) => {
  const { line, fate, cells } = outcome;
  if (outcome.fate !== 'record') return { ...outcome };
  const records = outcome.records.map((record) => {
    const { attributesJson: _, ...rest } = record as typeof record & { attributesJson?: string };
    return record.kind === 'leg' ? { ...rest, attributes: record.attributes } : rest;
  });
  return { line, fate, cells, records };
};

test.each(files)('the rows of %s are the same on the other side of a thread', async (file) => {
  const path = join(FOLDER, file);
  const { plan } = await identify(path);
  if (!plan) return;
  const packer = new RowPacker();
  const unpacker = new RowUnpacker(plan.delimiter);
  let rows = 0;
  for await (const batch of readRows(path, plan)) {
    for (const { raw, outcome } of batch) packer.add(outcome, raw.text);
    const sent = structuredClone(packer.take());
    expect([...unpacker.unpack(sent)].map(said)).toEqual(batch.map(({ outcome }) => said(outcome)));
    rows += batch.length;
  }
  expect(rows).toBeGreaterThan(0);
});

/** Calls of which one in so many gives a reason of its own, longer than what is copied anyway. */
const callsWithReasons = (count: number, every: number) =>
  callLog(
    Array.from({ length: count }, (_, index) => ({
      id: `C${index}`,
      rating: '' as const,
      topic: index % every === 0 ? `A reason of its own ${index}` : 'Billing',
    })),
  );

function heapAfterSweep(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

test('what is remembered of a file does not keep the file in the memory', async () => {
  const path = join(makeDataFolder(), 'calls.csv');
  writeFileSync(path, callsWithReasons(250_000, 2000));
  const { plan } = await identify(path);
  const packer = new RowPacker();
  const before = heapAfterSweep();
  let most = 0;
  let rows = 0;
  for await (const batch of readRows(path, plan!)) {
    for (const { raw, outcome } of batch) packer.add(outcome, raw.text);
    packer.take();
    rows += batch.length;
    if (rows >= 240_000 && most === 0) most = heapAfterSweep() - before;
  }
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(plan!.bytes / 2);
});

test('a column of free text is packed in little memory, and every row keeps its own words', async () => {
  const path = join(makeDataFolder(), 'calls.csv');
  writeFileSync(path, callsWithReasons(3000, 2));
  const { plan } = await identify(path);
  const packer = new RowPacker(600);
  const unpacker = new RowUnpacker(plan!.delimiter);
  const forgotten: boolean[] = [];
  for await (const batch of readRows(path, plan!)) {
    for (const { raw, outcome } of batch) packer.add(outcome, raw.text);
    const sent = structuredClone(packer.take());
    forgotten.push(sent.areWordsForgotten);
    expect([...unpacker.unpack(sent)].map(said)).toEqual(batch.map(({ outcome }) => said(outcome)));
  }
  expect(forgotten[0]).toBe(false);
  expect(forgotten.filter(Boolean)).toHaveLength(2);
});

test('a file that is read beside is loaded as one that is not', async () => {
  const database = await openLoadDatabase();
  const calls = Array.from({ length: 110_000 }, (_, index) => ({
    id: `C${index}`,
    agent: `Agent ${index % 40}`,
    date: `2026-03-${String(1 + (index % 28)).padStart(2, '0')}`,
    rating: '' as const,
    topic: index % 1000 === 0 ? '"Bill, and more"' : 'Billing',
  }));
  calls[7]!.date = '2026-02-30';
  calls[70_000]!.id = 'C3';
  const { counts } = await loadText(database, callLog(calls));
  expect(counts).toMatchObject({ read: 110_000, inserted: 109_998, rejected: 1, updated: 1 });
  const rejected = database.connection.prepare("SELECT raw FROM import_rows WHERE fate = 'rejected'").pluck().all();
  expect(rejected).toEqual([expect.stringContaining('"C7","Agent 7","2026-02-30"')]);
  const facts = allFacts(database);
  write(database.connection, rollUpAll);
  expect(allFacts(database)).toEqual(facts);
  expect(database.connection.prepare("SELECT COUNT(*) FROM legs WHERE reason = 'Bill, and more'").pluck().get()).toBe(
    110,
  );
});
