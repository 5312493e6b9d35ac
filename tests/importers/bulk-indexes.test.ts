import type { OpenDatabase } from 'db/open';
import { loadFile } from 'importers/load/load-file';
import { withoutIndexes } from 'importers/load/write/bulk-indexes';
import { beforeEach, expect, test } from 'vitest';
import { allFacts, callLog, loadText, openLoadDatabase, queueText } from './load-helpers';

let database: OpenDatabase;
beforeEach(async () => {
  database = await openLoadDatabase();
});

interface Index {
  name: string;
  table: string;
  sql: string;
}
const indexes = () =>
  database.connection
    .prepare(
      `SELECT name, tbl_name AS "table", sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY 1`,
    )
    .all() as Index[];

/** Whether SQLite looks rows up in the index where its columns are asked for. */
function isUsed({ name, table, sql }: Index): boolean {
  const { connection } = database;
  const columns = (connection.pragma(`index_info(${name})`) as { name: string }[]).map(
    (column) => `${column.name} = ?`,
  );
  const partial = /\bWHERE\b([\s\S]*)$/i.exec(sql)?.[1];
  const where = [...columns, ...(partial ? [`(${partial})`] : [])].join(' AND ');
  const plan = connection
    .prepare(`EXPLAIN QUERY PLAN SELECT 1 FROM ${table} INDEXED BY ${name} WHERE ${where}`)
    .all(...columns.map(() => 1)) as { detail: string }[];
  return plan.some(({ detail }) => detail.includes('SEARCH') && detail.includes(name));
}

/** As if the file were so large that its table's indexes are taken down meanwhile. */
async function loadAsLarge(text: string, fileName: string) {
  const id = await queueText(database, text, fileName);
  database.connection.prepare(`UPDATE imports SET mapping = json_set(mapping, '$.bytes', 8e6) WHERE id = ?`).run(id);
  const dropped = new Set<string>();
  const before = indexes();
  const result = await loadFile(database, id, ({ phase }) => {
    if (phase !== 'reading') return;
    const now = new Set(indexes().map(({ name }) => name));
    for (const { name } of before) if (!now.has(name)) dropped.add(name);
  });
  expect(result.status).toBe('loaded');
  return dropped;
}

const FILES = {
  leg: () =>
    callLog(Array.from({ length: 300 }, (_, at) => ({ id: `C${at}`, agent: `A ${at % 9}`, rating: '' as const }))),
  answer: () =>
    [
      'survey_id,contact_id,agent_name,score,asked_at,answered_at',
      ...Array.from(
        { length: 300 },
        (_, at) => `S${at},C${at},,${1 + (at % 5)},2026-03-02T10:00:00Z,2026-03-02T10:05:00Z`,
      ),
    ].join('\n'),
};

test.each(['leg', 'answer'] as const)(
  'after a large file of the kind %s every index of every table is there again, whole and used',
  async (kind) => {
    await loadText(database, callLog([{ id: 'before' }]), 'before.csv');
    const before = indexes();
    const dropped = await loadAsLarge(FILES[kind](), `${kind}.csv`);
    expect(dropped.size).toBeGreaterThan(4);
    expect(indexes()).toEqual(before);
    const { connection } = database;
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(before.filter((index) => dropped.has(index.name) && !isUsed(index)).map(({ name }) => name)).toEqual([]);
  },
);

test('the rows and sums of a file whose indexes were taken down are those of one that kept them', async () => {
  await loadAsLarge(FILES.leg(), 'large.csv');
  const large = allFacts(database);
  database = await openLoadDatabase();
  await loadText(database, FILES.leg(), 'small.csv');
  expect(large).toEqual(allFacts(database));
});

test('where rows are few, or fewer than their table has, no index is touched', () => {
  const { connection } = database;
  const before = indexes();
  withoutIndexes(connection, 'leg', 49_999);
  withoutIndexes(connection, 'roster', 1e9);
  expect(indexes()).toEqual(before);
});
