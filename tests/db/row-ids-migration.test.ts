import { migrate } from 'db/migrate';
import { MIGRATIONS } from 'db/migrations';
import { connect } from 'db/open';
import { expect, test } from 'vitest';

const before = (name: string) => Object.fromEntries(Object.entries(MIGRATIONS).filter(([each]) => each < name));

test('rows of files and aliases keep the numbers by which an older database knew them, and all that hung on them', async () => {
  const { db, connection, close } = connect(':memory:');
  await migrate(db, before('0019'));
  connection.exec(`
    INSERT INTO imports (id, file_name, file_hash, file_bytes, status, created_at) VALUES (1, 'a', 'a', 1, 'loaded', 0);
    INSERT INTO employees (id, name) VALUES (1, 'Ana'), (2, 'Ben');
    INSERT INTO employee_aliases (rowid, source, alias, employee_id, import_id, line) VALUES
      (7, 'calls', 'zoe', 2, 1, 5), (3, 'calls', 'ana', 1, NULL, NULL);
    INSERT INTO import_rows (rowid, import_id, line, fate, row_table, row_id, previous, raw) VALUES
      (40, 1, 2, 'updated', 'employee_aliases', 7, '{"rowid":7,"source":"calls","alias":"zoe","employee_id":1}', NULL),
      (20, 1, 9, 'updated', 'legs', 4, '{"id":4,"contact_key":"rowid"}', NULL),
      (30, 1, 3, 'rejected', NULL, NULL, NULL, '["x"]')`);
  const all = (sql: string) => connection.prepare(sql).all();
  const indexes = () =>
    all(`SELECT name, sql FROM sqlite_master WHERE tbl_name IN ('import_rows', 'employee_aliases')
      AND type IN ('index', 'trigger') AND name NOT LIKE 'sqlite%' ORDER BY name`);
  const hung = indexes();
  await migrate(db, before('0020'));

  expect(all('SELECT id, source, alias, employee_id, import_id, line FROM employee_aliases ORDER BY id')).toEqual([
    { id: 3, source: 'calls', alias: 'ana', employee_id: 1, import_id: null, line: null },
    { id: 7, source: 'calls', alias: 'zoe', employee_id: 2, import_id: 1, line: 5 },
  ]);
  expect(all('SELECT id, line, row_id, previous, raw FROM published_import_rows ORDER BY id')).toEqual([
    { id: 20, line: 9, row_id: 4, previous: '{"id":4,"contact_key":"rowid"}', raw: null },
    { id: 30, line: 3, row_id: null, previous: null, raw: '["x"]' },
    { id: 40, line: 2, row_id: 7, previous: expect.any(String), raw: null },
  ]);
  const [previous] = all('SELECT previous FROM import_rows WHERE id = 40') as { previous: string }[];
  expect(JSON.parse(previous!.previous)).toEqual({ id: 7, source: 'calls', alias: 'zoe', employee_id: 1 });

  const squeezed = (rows: unknown[]) =>
    JSON.stringify(rows)
      .replace(/\\n|\\"/g, ' ')
      .replace(/\s+/g, ' ');
  expect(squeezed(indexes())).toBe(squeezed(hung));
  expect(() =>
    connection.exec("INSERT INTO employee_aliases (source, alias, employee_id) VALUES ('calls', 'zoe', 1)"),
  ).toThrow('UNIQUE');
  const version = () => connection.prepare('SELECT version FROM data_version').pluck().get() as number;
  const was = version();
  connection.exec("INSERT INTO employee_aliases (source, alias, employee_id) VALUES ('calls', 'new', 1)");
  expect(version()).toBe(was + 1);
  expect(connection.prepare("SELECT id FROM employee_aliases WHERE alias = 'new'").pluck().get()).toBe(8);
  await close();
});
