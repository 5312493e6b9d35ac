import type { Connection } from 'db/open';
import { findDataVersion } from 'db/queries/data-version';
import { expect, test } from 'vitest';
import { openFresh } from '../open-fresh';
import { isCounted, NOT_COUNTED, tablesOf } from './counted-tables';

interface Column {
  name: string;
  type: string;
  notnull: 0 | 1;
  pk: number;
}

/** A row of any table, without regard to what the others hold. */
function insertAnyRow(connection: Connection, table: string): void {
  const columns = connection.pragma(`table_info(${table})`) as Column[];
  const filled = columns.filter(({ notnull, pk }) => notnull === 1 || pk > 0);
  const values = filled.map(({ type }) => (/INT|REAL|NUM/i.test(type) ? 987_654 : "'2026-03-02'"));
  connection.exec(
    `INSERT OR REPLACE INTO ${table} (${filled.map(({ name }) => `"${name}"`).join()}) VALUES (${values.map(String).join()})`,
  );
}

test('whatever writes a row that figures are made of, the version grows; other rows leave it', async () => {
  const { db, connection, close } = await openFresh(':memory:');
  connection.pragma('foreign_keys = OFF');
  connection.pragma('ignore_check_constraints = ON');
  const said: Record<string, boolean[]> = {};
  for (const table of tablesOf(connection)) {
    const column = (connection.pragma(`table_info(${table})`) as Column[]).at(-1)!.name;
    const writes = [
      () => insertAnyRow(connection, table),
      () => connection.exec(`UPDATE ${table} SET "${column}" = "${column}"`),
      () => connection.exec(`DELETE FROM ${table}`),
    ];
    said[table] = [];
    for (const write of writes) {
      const before = await findDataVersion(db);
      write();
      said[table].push((await findDataVersion(db)) > before);
    }
  }
  const advice = 'A new table has triggers on data_version, or says in counted-tables.ts why figures do without';
  const wanted = tablesOf(connection).map((table) => [table, Array(3).fill(isCounted(table))]);
  expect(said, advice).toEqual(Object.fromEntries(wanted));
  await close();
});

test('a write that is rolled back has not counted', async () => {
  const { db, connection, close } = await openFresh(':memory:');
  const before = await findDataVersion(db);
  connection.exec("BEGIN; INSERT INTO queues (name) VALUES ('Billing'); ROLLBACK");
  expect(await findDataVersion(db)).toBe(before);
  connection.exec("INSERT INTO queues (name) VALUES ('Billing')");
  expect(await findDataVersion(db)).toBe(before + 1);
  await close();
});

test('what is told of tables that do not count is of tables that there are', async () => {
  const { connection, close } = await openFresh(':memory:');
  expect(Object.keys(NOT_COUNTED).filter((table) => !tablesOf(connection).includes(table))).toEqual([]);
  await close();
});
