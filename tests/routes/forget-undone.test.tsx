import { findKept } from 'importers/load/files/uploads';
import { afterEach, expect, test } from 'vitest';

import { runAgain, takeBack } from '~/features/imports/change-import.server';
import { sweep } from '~/features/imports/housekeeping.server';
import { ImportState } from '~/features/imports/import-state';
import { importsQueue } from '~/features/imports/imports-queue.server';
import { callLog } from '../importers/load-helpers';
import { render } from '../render';
import { CALLS, database, load, one, open, ops } from './imports-desk';
import { deskForEachTest } from './ops-desk';

deskForEachTest();

const DAY_MS = 86_400_000;
afterEach(() => {
  delete process.env.IMPORT_UNDONE_DAYS;
});

/** Two good calls and one whose row is refused, with a cell that is nobody's business once it is taken back. */
const SECRET = 'mother is ill';
const WRONG = callLog([{ id: 'C1' }, { id: 'C2', time: SECRET }, { id: 'C3' }]);

async function loadAndTakeBack(text = WRONG): Promise<number> {
  const id = await load({ 'wrong.csv': text });
  expect(await takeBack(id, ops.id)).toBeNull();
  await importsQueue().whenFinished(id);
  return id;
}

const rowsKept = (id: number) => one('SELECT COUNT(*) FROM import_rows WHERE import_id = ?', id);
const hashOf = (id: number) => one('SELECT file_hash FROM imports WHERE id = ?', id) as string;
const undoneAt = (id: number) => one('SELECT undone_at FROM imports WHERE id = ?', id) as number;

test('rows and file of an import that was taken back go after thirty days; the page says until when, and then that they are gone', async () => {
  const id = await loadAndTakeBack();
  const page = async () => render(<ImportState summary={(await open(id)).summary} />);
  expect(rowsKept(id)).toBeGreaterThan(0);
  const until = undoneAt(id) + 30 * DAY_MS;
  expect(await page()).toContain(new Date(until).toISOString());
  await sweep(until - 1000);
  expect(rowsKept(id)).toBeGreaterThan(0);
  expect(findKept(hashOf(id))).not.toBeNull();
  await sweep(until + 1000);
  expect(rowsKept(id)).toBe(0);
  expect(findKept(hashOf(id))).toBeNull();
  const after = await page();
  expect(after).toContain('Its rows and file were removed on');
  expect(after).not.toContain(SECRET);
  expect((await open(id)).summary.counts).toMatchObject({ read: 3, inserted: 2, rejected: 1 });
  expect(one(`SELECT COUNT(*) FROM audit_entries WHERE action = 'forget' AND thing_id = ?`, String(id))).toBe(1);
  expect(await runAgain(id, ops.id)).toEqual({
    refusal: 'The stored copy of this file is gone. Upload the file again.',
  });
});

test('what others still need stays: the same file of an import that is loaded, and rows of imports that were not taken back', async () => {
  const id = await loadAndTakeBack();
  const again = (await runAgain(id, ops.id)) as { id: number };
  await importsQueue().whenFinished(again.id);
  const rows = rowsKept(again.id);
  await sweep(undoneAt(id) + 31 * DAY_MS);
  expect(rowsKept(id)).toBe(0);
  expect(rowsKept(again.id)).toBe(rows);
  expect(findKept(hashOf(id))).not.toBeNull();
  expect((await open(again.id)).summary.status).toBe('loaded');
});

test('the time is said in one place: IMPORT_UNDONE_DAYS', async () => {
  const id = await loadAndTakeBack();
  process.env.IMPORT_UNDONE_DAYS = '2';
  expect((await open(id)).summary.keptUntil).toBe(undoneAt(id) + 2 * DAY_MS);
  await sweep(undoneAt(id) + 2 * DAY_MS + 1000);
  expect(rowsKept(id)).toBe(0);
});

test('an import taken back in a time ahead, before the clock was set back, is forgotten in thirty days and not in years', async () => {
  const id = await loadAndTakeBack(CALLS);
  const now = Date.now();
  database.connection.prepare('UPDATE imports SET undone_at = ?').run(now + 3650 * DAY_MS);
  await sweep(now);
  expect(undoneAt(id)).toBe(now);
  await sweep(now + 31 * DAY_MS);
  expect(rowsKept(id)).toBe(0);
});
