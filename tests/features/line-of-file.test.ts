import { performance } from 'node:perf_hooks';
import type { OpenDatabase } from 'db/open';
import { beforeEach, expect, test } from 'vitest';
import { findLine } from '~/features/imports/find-line.server';
import { callLog, loadText, openLoadDatabase, queueText, ROSTER_HEADER } from '../importers/load-helpers';

const ROWS = 100_000;

let opened: OpenDatabase;
beforeEach(async () => {
  opened = await openLoadDatabase();
  globalThis.fairleadDatabase = Promise.resolve(opened);
});

test('a line far down a large file is looked for beside the thread that serves pages', async () => {
  const importId = await queueText(opened, callLog(Array.from({ length: ROWS }, (_, index) => ({ id: `N${index}` }))));
  const find = (line: number) => findLine({ importId, line }, { mayReadImport: true });
  expect((await find(2))?.cells?.[0]).toMatchObject({ cell: 'N0' });
  const begun = performance.eventLoopUtilization();
  expect((await find(ROWS + 1))?.cells?.[0]).toMatchObject({ cell: `N${ROWS - 1}` });
  const { utilization } = performance.eventLoopUtilization(begun);
  expect(await find(ROWS + 2)).toBeNull();
  expect(utilization).toBeLessThan(0.3);
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
