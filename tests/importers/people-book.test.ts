import type { OpenDatabase } from 'db/open';
import { PeopleBook } from 'importers/load/people/people-book';
import type { PersonRef } from 'importers/records';
import { beforeEach, expect, test } from 'vitest';
import { makeEmployee, makeImport } from '../factories';
import { openFresh } from '../open-fresh';
import { callLog, loadText, openLoadDatabase, ROSTER_HEADER } from './load-helpers';

/** Whom the book knows: with an address; with a login at this system; with neither; two of one name. */
let opened: OpenDatabase;
let people: Record<string, number>;
beforeEach(async () => {
  opened = await openFresh(':memory:');
  const { db } = opened;
  people = {
    ana: await makeEmployee(db, { name: 'Ana Ruiz', email: 'ana@example.com' }),
    ben: await makeEmployee(db, { name: 'Ben Ode' }),
    cleo: await makeEmployee(db, { name: 'Cleo Bay' }),
    dan1: await makeEmployee(db, { name: 'Dan Fox', email: 'dan.fox@example.com' }),
    dan2: await makeEmployee(db, { name: 'Dan Fox' }),
  };
  const importId = await makeImport(db);
  for (const [source, alias, employee_id] of [
    ['phone', 'bode', people.ben!],
    ['phone', 'cleo bay', people.cleo!],
  ] as const)
    await db
      .insertInto('employee_aliases')
      .values({ source, alias, employee_id, import_id: importId, line: 2 })
      .execute();
});

const NOBODY: PersonRef = { login: null, name: null, email: null };
const found = (ref: Partial<PersonRef>, source = 'phone') => {
  const id = new PeopleBook(opened.connection, 1).find({ ...NOBODY, ...ref }, [source]);
  return Object.entries(people).find(([, known]) => known === id)?.[0] ?? id;
};

test.each<[string, Partial<PersonRef>, string]>([
  ['a name alone', { name: 'ana  RUIZ' }, 'ana'],
  ['the address, whatever the name', { email: 'Ana@Example.com', name: 'A. Ruiz' }, 'ana'],
  ['the address, though the name is another’s', { email: 'ana@example.com', name: 'Ben Ode' }, 'ana'],
  [
    'the name, and an address that is another one than theirs',
    { email: 'ana.ruiz@example.com', name: 'Ana Ruiz' },
    'unknown',
  ],
  ['the name of somebody without an address, and one', { email: 'ben@example.com', name: 'Ben Ode' }, 'ben'],
  ['the login', { login: 'BODE', name: 'somebody else' }, 'ben'],
  ['the name, and another login of this system than theirs', { login: 'bode2', name: 'Ben Ode' }, 'unknown'],
  ['the name of somebody whom this system calls by it, and a login', { login: 'cbay', name: 'Cleo Bay' }, 'cleo'],
  ['a name that two people have', { name: 'Dan Fox' }, 'ambiguous'],
  ['a name that two people have, and the address of one', { name: 'Dan Fox', email: 'dan.fox@example.com' }, 'dan1'],
  ['a name that nobody has', { name: 'Zoe' }, 'unknown'],
])('a file’s row is whose it says: %s', (_, ref, who) => {
  expect(found(ref)).toBe(who);
});

test('a login is its own system’s: another one’s says nothing against a name', () => {
  expect(found({ login: 'bode2', name: 'Ben Ode' }, 'desk')).toBe('ben');
  expect(found({ login: 'bode' }, 'desk')).toBe('unknown');
});

test.each<[string, string | null, string[], string | undefined]>([
  ['Ana Ruiz', 'ana@example.com', [], 'ana'],
  ['Ana Ruiz-Gil', 'ana@example.com', [], 'ana'],
  ['Ana Ruiz', null, [], 'ana'],
  ['Ana Ruiz', 'ana.ruiz@example.com', [], undefined],
  ['Ben Ode', 'ben@example.com', [], 'ben'],
  ['B. Ode', 'ben@example.com', ['bode'], 'ben'],
  ['Dan Fox', null, [], undefined],
])('a roster that lists %s, %s, %j means %s', (name, email, logins, who) => {
  const aliases = logins.map((alias) => ({ source: 'phone', alias }));
  const id = new PeopleBook(opened.connection, 1).findListed({ name, email, aliases });
  expect(id).toBe(who === undefined ? undefined : people[who]);
});

test('rows and rosters that give a known name another address make no rows of the known person', async () => {
  const database = await openLoadDatabase();
  const line = (email: string) => `Ana Ruiz,${email},North,UTC,2024-01-01,,,,member\n`;
  await loadText(database, `${ROSTER_HEADER}\n${line('ana@example.com')}`, 'roster.csv');
  const [header, ...rows] = callLog([{ id: 'C1' }, { id: 'C2' }, { id: 'C3' }])
    .trimEnd()
    .split('\n');
  const emails = ['ana@example.com', 'other.ana@example.com', ''];
  const text = [
    `${header},Agent email`,
    ...rows.map((row, place) => `${row.replace(',Ana,', ',Ana Ruiz,')},${emails[place]}`),
  ];
  const { counts } = await loadText(database, `${text.join('\n')}\n`);
  expect(counts).toMatchObject({ inserted: 2, held: 1 });
  const whose = database.connection.prepare('SELECT contact_key FROM legs WHERE employee_id IS NOT NULL ORDER BY 1');
  expect(whose.pluck().all()).toEqual(['C1', 'C3']);
  await loadText(database, `${ROSTER_HEADER}\n${line('other.ana@example.com')}`, 'second.csv');
  expect(database.connection.prepare('SELECT email FROM employees ORDER BY id').pluck().all()).toEqual([
    'ana@example.com',
    'other.ana@example.com',
  ]);
  const legs = database.connection.prepare('SELECT COUNT(DISTINCT employee_id) FROM legs').pluck();
  expect(legs.get()).toBe(2);
});
