import { beginReturn, decideHeld } from 'db/queries/held-decisions';
import { settleHeld } from 'importers/load/people/settle-held';
import { undoImport } from 'importers/load/undo';
import { expect, test } from 'vitest';
import {
  ANA,
  all,
  ana,
  counts,
  database,
  decide,
  expectFactsOfRows,
  heldCenterForEachTest,
  load,
  MIXED,
  one,
  state,
  takeBack,
} from './held-center';
import { allFacts, loadText, ROSTER_HEADER } from './load-helpers';

heldCenterForEachTest();

test('a later roster that names them resolves the rows by itself and says so; taken back, they wait again', async () => {
  const { id } = await load(MIXED);
  const before = state();
  const roster = await loadText(
    database,
    `${ROSTER_HEADER}\n${ANA}\nZoe,zoe@example.com,North,UTC,2024-01-01,,,,member\n`,
    'new.csv',
  );
  expect(roster.note).toContain('now count: Zoe (1)');
  expect(counts(id)).toMatchObject({ inserted: 2, held: 2 });
  expect(
    one(
      `SELECT t.name FROM daily_facts f JOIN teams t ON t.id = f.team_id JOIN employees e ON e.id = f.employee_id WHERE e.name = 'Zoe'`,
    ),
  ).toBe('North');
  expectFactsOfRows();
  await undoImport(database, roster.id, null);
  expect(state()).toEqual(before);
  expect(counts(id)).toMatchObject({ inserted: 1, held: 3 });
});

test('rows that a roster resolved keep counting when it is taken back while a later one names the same person', async () => {
  const { id } = await load(MIXED);
  const zoe = `${ROSTER_HEADER}\nZoe,zoe@example.com,North,UTC,2024-01-01,,,,member\n`;
  const first = await loadText(database, zoe, 'first.csv');
  const second = await loadText(database, zoe, 'second.csv');
  await undoImport(database, first.id, null);
  expect(counts(id)).toMatchObject({ read: 4, inserted: 2, held: 2 });
  expect(one(`SELECT decided_import_id FROM held_people WHERE name = 'Zoe'`)).toBe(second.id);
  expectFactsOfRows();
  await undoImport(database, second.id, null);
  expect(counts(id)).toMatchObject({ read: 4, inserted: 1, held: 3 });
});

test('a name that two people have is held as such, and linking settles whose rows these are', async () => {
  const twin = `${ROSTER_HEADER}\nAna,ana2@example.com,South,UTC,2024-01-01,,,,member\n`;
  await loadText(database, twin, 'twin.csv');
  const { id } = await load([{ id: 'C1', agent: 'Ana' }]);
  expect(all(`SELECT code FROM import_rows WHERE import_id = ? AND fate = 'held'`, id)).toEqual([
    { code: 'ambiguous_person' },
  ]);
  const before = state();
  await decide('Ana', 'linked', ana);
  expect(one('SELECT employee_id FROM legs')).toBe(ana);
  await takeBack('Ana');
  expect(state()).toEqual(before);
});

test('survey answers and reviews of somebody unknown wait as well', async () => {
  const surveys = [
    'survey_id,contact_id,agent_name,score,asked_at,answered_at',
    'S1,,Zoe,5,2026-03-02T10:00:00Z,2026-03-02T10:05:00Z',
  ];
  const reviews = [
    'review_id,form,section,item,points,possible,reviewed_at,agent_name',
    'R1,Calls,Opening,Greets,1,1,2026-03-05T09:00:00Z,Zoe',
    'R1,Calls,Closing,Sums up,0,1,2026-03-05T09:00:00Z,Zoe',
  ];
  await loadText(database, `${surveys.join('\n')}\n`, 'surveys.csv');
  await loadText(database, `${reviews.join('\n')}\n`, 'reviews.csv');
  expect(all('SELECT * FROM answers')).toEqual([]);
  const people = all('SELECT id FROM held_people') as { id: number }[];
  for (const { id } of people) {
    await decideHeld(database.db, { id, state: 'linked', employeeId: ana, userId: 1, at: 0 });
    await settleHeld(database, id);
  }
  expect(all('SELECT employee_id FROM answers')).toEqual([{ employee_id: ana }]);
  expect(all('SELECT points FROM review_items ORDER BY line')).toEqual([{ points: 1 }, { points: 0 }]);
  expectFactsOfRows();
  for (const { id } of people) {
    await beginReturn(database.db, id);
    await settleHeld(database, id);
  }
  expect({ reviews: all('SELECT * FROM reviews'), facts: allFacts(database) }).toEqual({ reviews: [], facts: [] });
});
