import { BULK_ROWS, BulkInsert } from 'importers/load/write/bulk-insert';
import { columnsOf, type Row, type ShapeOf, type Value } from 'importers/load/write/table-shape';
import { expect, test } from 'vitest';
import { openFresh } from '../open-fresh';

const THINGS = {
  table: 'things',
  key: ['thing_key', 'part_key'],
  compared: ['kind', 'amount', 'note'],
  carried: [],
  isBulky: true,
} as const satisfies ShapeOf<Record<'thing_key' | 'part_key' | 'kind' | 'amount' | 'note', Value>>;
const COLUMNS = columnsOf(THINGS);

async function openThings() {
  const { connection } = await openFresh(':memory:');
  connection.exec(`CREATE TABLE things (id INTEGER PRIMARY KEY, thing_key TEXT NOT NULL, part_key TEXT NOT NULL,
    kind TEXT NOT NULL, amount INTEGER, note TEXT, import_id INTEGER, line INTEGER, UNIQUE (thing_key, part_key))`);
  const stored = connection.prepare(`SELECT ${COLUMNS.join(', ')} FROM things ORDER BY id`);
  return { bulk: new BulkInsert(connection, THINGS), stored: () => stored.all() as Row[] };
}

/** So many rows as one statement takes, the first at this line. */
const rowsFrom = (
  line: number,
  rowOf: (at: number) => [part: string | null, kind: string, amount: Value, note: Value],
) =>
  Array.from({ length: BULK_ROWS }, (_, place): Row => {
    const at = line + place;
    const [part, kind, amount, note] = rowOf(at);
    return { thing_key: `T${at}`, part_key: part ?? `T${at}`, kind, amount, note, import_id: 1, line: at };
  });

test('rows are stored as they are, whichever columns begin to differ in whichever statement', async () => {
  const { bulk, stored } = await openThings();
  const batches = [
    rowsFrom(0, () => [null, 'call', null, 'same']),
    rowsFrom(100, () => [null, 'chat', 7, 'other']),
    rowsFrom(200, (at) => [null, 'chat', at % 3 === 0 ? null : at, 'other']),
    rowsFrom(300, (at) => [at === 349 ? 'part' : null, 'chat', 1, null]),
    rowsFrom(400, (at) => [at % 2 ? `P${at}` : null, at === 400 ? 'call' : 'chat', 1, at === 449 ? 'last' : null]),
    rowsFrom(500, () => [null, 'call', null, 'same']),
  ];
  for (const batch of batches) expect(bulk.insert(batch)).toBe(true);
  expect(stored()).toEqual(batches.flat());
});

test('where one row stands there none is written, and the next rows are stored as they are', async () => {
  const { bulk, stored } = await openThings();
  const first = rowsFrom(0, () => [null, 'call', 1, null]);
  const overlapping = rowsFrom(BULK_ROWS - 1, (at) => [null, 'call', at, null]);
  const next = rowsFrom(100, () => [null, 'mail', 2, 'late']);
  expect(bulk.insert(first)).toBe(true);
  expect(bulk.insert(overlapping)).toBe(false);
  expect(bulk.insert(first.slice(1))).toBe(false);
  expect(stored()).toEqual(first);
  expect(bulk.insert(next)).toBe(true);
  expect(stored()).toEqual([...first, ...next]);
});

test('what stands in the statement itself is stored as it is, quotation marks and all', async () => {
  const { bulk, stored } = await openThings();
  const batch = rowsFrom(0, () => [null, 'it\'s "so" -- ?1', 1_700_000_000_123, 'a\0b']);
  expect(bulk.insert(batch)).toBe(true);
  expect(stored()).toEqual(batch);
});
