import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { ReadPlan } from 'importers/read/plan';
import { howToCut } from 'importers/read/read-export';
import { identify } from 'importers/read/recognize/identify';
import { rawRows } from 'importers/read/table/raw-rows';
import { afterAll, expect, test } from 'vitest';
import { rejectedCsv } from '~/features/downloads/rejected-csv.server';
import * as csvRoute from '~/routes/imports.$id.rejected[.]csv';
import { count } from '../counts';
import { makeImport } from '../factories';
import { formulasIn, hostileCell } from '../formulas';
import { callLog } from '../importers/load-helpers';
import { openTestDatabase, request } from './harness';
import { ask, load, one, open } from './imports-desk';
import { deskForEachTest } from './ops-desk';

deskForEachTest();

const folder = mkdtempSync(join(tmpdir(), 'fairlead-refused-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const csvOf = async (id: number) =>
  ((await ask(csvRoute.loader, `/imports/${id}/rejected.csv`, { id: String(id) })) as Response).text();

/** An id that a spreadsheet has changed, which is refused. */
const damaged = (at: number) => `${at + 1}.5E+11`;

/** A call log with two columns that Fairlead keeps as they stand, one of which has a name that a spreadsheet would run. */
function calls(rows: { id: string; note: string }[]): string {
  const [head, ...lines] = callLog(rows).trimEnd().split(/\r?\n/);
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return [`${head},=Note,Ext`, ...lines.map((line, at) => `${line},${quoted(rows[at]!.note)},-7`)].join('\n');
}

test('refused rows whose cells a spreadsheet would run are harmless in their file, and corrected they load as they stood', async () => {
  const notes = ['=1+1', "'=1+1", "''", '-x;=2', 'two\n=lines', '＝wide', "'plain", '-3.5', '+49 30 1', ' =blank'];
  const file = calls(notes.map((note, at) => ({ id: damaged(at), note })));
  const refused = await csvOf(await load({ 'calls.csv': file }));
  expect(formulasIn(refused)).toEqual([]);
  expect(refused.split('\r\n')[0]).toContain(",'=Note,Ext,fairlead_line");

  const id = await load({
    'corrected.csv': refused.replace(/(\d+)\.5E\+11/g, (_, number) => `C${Number(number) - 1}`),
  });
  expect((await open(id)).summary.counts).toMatchObject({ read: 10, inserted: 10, rejected: 0 });
  for (const [at, note] of notes.entries()) {
    const attributes = JSON.parse(one(`SELECT attributes FROM legs WHERE contact_key = ?`, `C${at}`) as string);
    expect(attributes).toEqual({ '=Note': note, Ext: '-7' });
  }
});

test('an apostrophe in any other file is what it is: only what Fairlead put in is taken off', async () => {
  await load({ 'calls.csv': calls([{ id: 'C1', note: "'=1+1" }]) });
  expect(JSON.parse(one(`SELECT attributes FROM legs WHERE contact_key = 'C1'`) as string)['=Note']).toBe("'=1+1");
});

test('refused again, the rows are what they were, however often', async () => {
  const first = await csvOf(await load({ 'calls.csv': calls([{ id: damaged(1), note: "'=1;=2" }]) }));
  const second = await csvOf(await load({ 'again.csv': first }));
  const third = await csvOf(await load({ 'again-too.csv': `${second}\n` }));
  expect(second).toBe(first);
  expect(third).toBe(second);
});

test('whatever stands in refused rows, their file has it too: read again, every cell is the same', async () => {
  const { db, connection } = await openTestDatabase();
  const headers = ['Call Id', '=Agent', '-', 'Notes'];
  const id = await makeImport(db);
  const path = join(folder, 'refused.csv');
  const insert = connection.prepare(
    `INSERT INTO import_rows (import_id, line, fate, code, raw) VALUES (?, ?, 'rejected', 'bad_instant', ?)`,
  );
  const row = fc.array(hostileCell, { minLength: headers.length, maxLength: headers.length });
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(',', ';', '\t', '|'),
      async (rows, delimiter) => {
        connection.exec('DELETE FROM import_rows');
        connection
          .prepare('UPDATE imports SET mapping = ?')
          .run(JSON.stringify({ headers, delimiter } as Partial<ReadPlan>));
        for (const [at, cells] of rows.entries()) insert.run(id, at + 2, JSON.stringify(cells));
        const asked = { importId: id, fate: 'rejected', owner: 'test' } as const;
        const text = await (await rejectedCsv(request('/'), asked))!.text();
        expect(formulasIn(text, delimiter)).toEqual([]);
        writeFileSync(path, text);
        const cut = { encoding: 'utf-8', bytes: Buffer.byteLength(text), delimiter, isGuarded: true } as const;
        const read: string[][] = [];
        for await (const some of rawRows(path, cut))
          read.push(...some.map(({ cells }) => cells.slice(0, headers.length)));
        expect(read).toEqual([headers, ...rows]);
      },
    ),
    { numRuns: count(200, 5_000) },
  );
});

test('a file of refused rows is known by its columns, and so is how it is read', async () => {
  const path = join(folder, 'known.csv');
  writeFileSync(
    path,
    callLog([{ id: 'C1' }]).replace(/\n/g, (_, at) => (at < 200 ? ',fairlead_line\n' : ',2\n')),
  );
  const { plan } = await identify(path);
  expect(howToCut(plan!).isGuarded).toBe(true);
  writeFileSync(path, callLog([{ id: 'C1' }]));
  expect(howToCut((await identify(path)).plan!).isGuarded).toBeUndefined();
});
