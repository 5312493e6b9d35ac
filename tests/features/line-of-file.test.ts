import type { OpenDatabase } from 'db/open';
import { findImport } from 'db/queries/imports';
import { readLine } from 'importers/load/files/read-line';
import { findKept } from 'importers/load/files/uploads';
import { beforeEach, expect, test } from 'vitest';
import { findLine } from '~/features/imports/find-line.server';
import { callLog, loadText, openLoadDatabase, queueText, ROSTER_HEADER } from '../importers/load-helpers';
import { processorMs } from '../longest-piece';

const ROWS = 100_000;

let opened: OpenDatabase;
beforeEach(async () => {
  opened = await openLoadDatabase();
  globalThis.fairleadDatabase = Promise.resolve(opened);
});

/** What this thread spends on it, in ms of a processor. */
async function costOf(work: () => Promise<void>): Promise<number> {
  const before = processorMs();
  await work();
  return processorMs() - before;
}

test('a line far down a large file is looked for beside the thread that serves pages', async () => {
  const importId = await queueText(opened, callLog(Array.from({ length: ROWS }, (_, index) => ({ id: `N${index}` }))));
  const find = (line: number) => findLine({ importId, line }, { mayReadImport: true });
  expect((await find(2))?.cells?.[0]).toMatchObject({ cell: 'N0' });
  const beside = await costOf(async () => {
    expect((await find(ROWS + 1))?.cells?.[0]).toMatchObject({ cell: `N${ROWS - 1}` });
  });
  expect(await find(ROWS + 2)).toBeNull();
  const { file_hash, mapping } = (await findImport(opened, importId))!;
  const here = await costOf(async () => {
    expect(await readLine(findKept(file_hash)!, JSON.parse(mapping!), ROWS + 1)).not.toBeNull();
  });
  expect(beside).toBeLessThan(0.3 * here);
});

test('a line of a roster says what it became: a person, logins, a team', async () => {
  const roster = `${ROSTER_HEADER},alias:call_log`;
  const ana = 'Ana Ruiz,ana@north.example,North,Europe/Berlin,2026-01-05,,2026-01-05,,leader,ana.r';
  const { id } = await loadText(opened, `${roster}\n${ana}\n`);
  const found = await findLine({ importId: id, line: 2 }, { mayReadImport: true });
  const told = found!.records.map(({ title, person, isCounted }) => [title, person?.name, isCounted]);
  expect(told).toContainEqual(['Ana Ruiz', 'Ana Ruiz', false]);
  expect(told).toContainEqual(['Login ana.r', 'Ana Ruiz', false]);
  expect(told).toContainEqual(['Leads North', 'Ana Ruiz', false]);
  expect(told.map(([title]) => title)).not.toContain('');
});
