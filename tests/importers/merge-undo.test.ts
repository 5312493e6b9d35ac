import type { OpenDatabase } from 'db/open';
import { insertPerson } from 'db/queries/person-records';
import { mergePeople } from 'importers/load/people/merge-people';
import { unmergePeople } from 'importers/load/people/unmerge-people';
import { undoImport } from 'importers/load/undo';
import { expect, test } from 'vitest';
import { all, ana, database, decide, heldCenterForEachTest, load, one, takeBack } from './held-center';
import { callLog, loadText, openLoadDatabase, ROSTER_HEADER } from './load-helpers';

heldCenterForEachTest();

const idOf = (name: string) => one('SELECT id FROM employees WHERE name = ?', name) as number;
const makeByHand = (name: string) =>
  insertPerson(database.db, { name, email: null, teamId: null, fromDate: '1900-01-01' });

/** Without a roster: two files, each of which brings one of two records that are merged. */
async function mergedCenter(): Promise<{ opened: OpenDatabase; first: number; second: number }> {
  const opened = await openLoadDatabase();
  const { id: first } = await loadText(opened, callLog([{ id: 'A1', agent: 'Kim' }]), 'first.csv');
  const { id: second } = await loadText(opened, callLog([{ id: 'A2', agent: 'Kimberly' }]), 'second.csv');
  const person = (name: string) =>
    opened.connection.prepare('SELECT id FROM employees WHERE name = ?').pluck().get(name) as number;
  await mergePeople(opened, { keptId: person('Kim'), mergedId: person('Kimberly'), userId: null });
  return { opened, first, second };
}

test('files of two merged people can be taken back and loaded again', async () => {
  const { opened, first, second } = await mergedCenter();
  await undoImport(opened, first, null);
  await undoImport(opened, second, null);
  const left = (sql: string) => opened.connection.prepare(sql).all();
  expect(left('SELECT * FROM employees')).toEqual([]);
  expect(left('SELECT * FROM person_merges')).toEqual([]);
  expect(left('SELECT * FROM merged_rows')).toEqual([]);
  const again = await loadText(opened, callLog([{ id: 'A2', agent: 'Kimberly' }]), 'second.csv');
  expect(again.counts).toMatchObject({ inserted: 1 });
});

test('a person made for a held name who was merged since takes nobody along when the decision is taken back', async () => {
  const kept = await makeByHand('Zoë');
  await load([{ id: 'C1', agent: 'Zoe' }]);
  const made = await makeByHand('Zoe');
  await decide('Zoe', 'created', made);
  await mergePeople(database, { keptId: kept, mergedId: made, userId: null });
  await takeBack('Zoe');
  expect(one('SELECT name FROM employees WHERE id = ?', kept)).toBe('Zoë');
});

test('a person made for a held name stays while a record that was merged into them has nowhere else to be', async () => {
  await load([{ id: 'C1', agent: 'Zoe' }]);
  const made = await makeByHand('Zoe');
  await decide('Zoe', 'created', made);
  const other = await makeByHand('Zoë');
  const mergeId = await mergePeople(database, { keptId: made, mergedId: other, userId: null });
  await takeBack('Zoe');
  await unmergePeople(database, { mergeId, userId: null });
  expect(idOf('Zoë')).toBe(other);
});

test('two records can be taken apart after a later roster put somebody where a stay had been', async () => {
  const roster = (...names: string[]) =>
    loadText(
      database,
      `${[ROSTER_HEADER, ...names.map((name) => `${name},${name}@example.com,North,UTC,2024-01-01,,,,member`)].join('\n')}\n`,
      'roster.csv',
    );
  await roster('Anna');
  const anna = idOf('Anna');
  const before = all('SELECT * FROM team_memberships WHERE employee_id = ?', anna);
  const mergeId = await mergePeople(database, { keptId: ana, mergedId: anna, userId: null });
  await roster('Cleo');
  await unmergePeople(database, { mergeId, userId: null });
  expect(all('SELECT * FROM team_memberships WHERE employee_id = ?', anna)).toEqual(
    before.map((stay) => ({ ...(stay as object), id: expect.any(Number) })),
  );
  expect(one('SELECT COUNT(*) FROM team_memberships WHERE employee_id = ?', idOf('Cleo'))).toBe(1);
});

test('an invitation of a merged record goes back with it', async () => {
  const other = await makeByHand('Anna');
  database.connection
    .prepare(
      `INSERT INTO invitations (token_hash, role, employee_id, created_at, expires_at) VALUES ('t', 'agent', ?, 0, 1)`,
    )
    .run(other);
  const mergeId = await mergePeople(database, { keptId: ana, mergedId: other, userId: null });
  expect(one('SELECT employee_id FROM invitations')).toBe(ana);
  await unmergePeople(database, { mergeId, userId: null });
  expect(one('SELECT employee_id FROM invitations')).toBe(other);
});
