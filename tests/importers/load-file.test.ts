import type { OpenDatabase } from 'db/open';
import { rollUpAll } from 'db/roll-up/roll-up';
import { write } from 'db/write-transaction';
import { loadFile } from 'importers/load/load-file';
import { undoImport } from 'importers/load/undo';
import { beforeEach, expect, test } from 'vitest';
import { addsUp, allFacts, callLog, loadText, openLoadDatabase, queueText, ROSTER_HEADER } from './load-helpers';

let database: OpenDatabase;
beforeEach(async () => {
  database = await openLoadDatabase();
});

const all = (sql: string, ...values: unknown[]) => database.connection.prepare(sql).all(...values);
const one = (sql: string, ...values: unknown[]) =>
  database.connection
    .prepare(sql)
    .pluck()
    .get(...values);

const DAYS = callLog([
  { id: 'C1', agent: 'Ana', rating: 5 },
  { id: 'C2', agent: 'Ben', time: '10:00:00', talk: '00:03:30' },
  { id: 'C3', agent: '', time: '11:00:00', answered: 'N', wait: '', talk: '', rating: '' },
]);

test('a row becomes a leg with its file, line, person, queue and day, and its rating an answer', async () => {
  const { id, counts } = await loadText(database, DAYS);
  expect(counts).toEqual({ read: 3, inserted: 3, updated: 0, unchanged: 0, rejected: 0, skipped: 0, held: 0 });
  expect(
    all(`SELECT l.import_id, l.line, l.contact_key, e.name, l.local_date, l.talk_ms, l.is_answered, l.started_text
         FROM legs l LEFT JOIN employees e ON e.id = l.employee_id ORDER BY l.line`),
  ).toMatchObject([
    { import_id: id, line: 2, contact_key: 'C1', name: 'Ana', local_date: '2026-03-02', talk_ms: 120_000 },
    { import_id: id, line: 3, contact_key: 'C2', name: 'Ben', talk_ms: 210_000, started_text: '2026-03-02 10:00:00' },
    { import_id: id, line: 4, contact_key: 'C3', name: null, talk_ms: null, is_answered: 0 },
  ]);
  expect(
    all(`SELECT score, line, leg_id IS NOT NULL AS is_linked FROM answers WHERE score IS NOT NULL ORDER BY line`),
  ).toEqual([
    { score: 5, line: 2, is_linked: 1 },
    { score: 4, line: 3, is_linked: 1 },
  ]);
  expect(one('SELECT status FROM imports WHERE id = ?', id)).toBe('loaded');
  expect(all('SELECT first_date, last_date, profile_id FROM imports')).toEqual([
    { first_date: '2026-03-02', last_date: '2026-03-02', profile_id: 'plain_call_log' },
  ]);
});

test('the roll-up after a load equals one made from all rows', async () => {
  await loadText(database, DAYS);
  await loadText(
    database,
    callLog([
      { id: 'C1', talk: '00:09:00' },
      { id: 'C9', date: '2026-03-05' },
    ]),
    'more.csv',
  );
  const facts = allFacts(database);
  write(database.connection, rollUpAll);
  expect(allFacts(database)).toEqual(facts);
  expect(one('SELECT SUM(talk_ms) FROM daily_facts')).toBe(540_000 + 210_000 + 120_000);
});

test('how chats overlap is summed after every load and undo, as it is from all rows', async () => {
  const chats = (ids: readonly string[], minute: number, talk = '00:05:00') => {
    const [header, ...rows] = callLog(ids.map((id, at) => ({ id, time: `09:0${minute + at}:00`, talk })))
      .trimEnd()
      .split('\n');
    return `${[`${header},Channel`, ...rows.map((row) => `${row},chat`)].join('\n')}\n`;
  };
  const sums = () =>
    all(
      `SELECT SUM(chat_ms) / 60000 AS open, SUM(chat_wall_ms) / 60000 AS wall FROM daily_facts WHERE channel = 'chat'`,
    );
  const expectSums = (open: number, wall: number) => {
    const facts = allFacts(database);
    expect(sums()).toEqual([{ open, wall }]);
    write(database.connection, rollUpAll);
    expect(allFacts(database)).toEqual(facts);
  };
  await loadText(database, chats(['C1', 'C2'], 0), 'first.csv');
  expectSums(10, 6);
  const more = await loadText(database, chats(['C3'], 4), 'more.csv');
  expectSums(15, 9);
  await loadText(database, chats(['C1'], 0, '00:02:00'), 'corrected.csv');
  expectSums(12, 9);
  await undoImport(database, more.id, null);
  expectSums(7, 6);
});

test('the same file again changes nothing and says so', async () => {
  const first = await loadText(database, DAYS);
  const before = { legs: all('SELECT * FROM legs'), answers: all('SELECT * FROM answers'), facts: allFacts(database) };
  const again = await loadText(database, DAYS);
  expect(again.counts).toEqual({ read: 3, inserted: 0, updated: 0, unchanged: 3, rejected: 0, skipped: 0, held: 0 });
  expect(again.note).toContain(`already loaded, as import ${first.id}`);
  expect({ legs: all('SELECT * FROM legs'), answers: all('SELECT * FROM answers'), facts: allFacts(database) }).toEqual(
    before,
  );
});

test('a corrected file replaces: the row carries the new import and the old one is remembered', async () => {
  const first = await loadText(database, DAYS);
  const corrected = await loadText(database, DAYS.replace('00:03:30', '00:04:00'), 'corrected.csv');
  expect(corrected.counts).toMatchObject({ read: 3, updated: 1, unchanged: 2 });
  expect(one(`SELECT talk_ms FROM legs WHERE contact_key = 'C2'`)).toBe(240_000);
  expect(one(`SELECT import_id FROM legs WHERE contact_key = 'C2'`)).toBe(corrected.id);
  const previous = JSON.parse(
    one(`SELECT previous FROM import_rows WHERE fate = 'updated' AND row_table = 'legs'`) as string,
  );
  expect(previous).toMatchObject({ import_id: first.id, line: 3, talk_ms: 210_000 });
  expect(one('SELECT COUNT(*) FROM legs')).toBe(3);
});

test('a key twice in one file: the same row is skipped, another one wins, and a second load changes nothing', async () => {
  const text = callLog([
    { id: 'C1', talk: '00:01:00' },
    { id: 'C1', talk: '00:01:00' },
    { id: 'C2', talk: '00:02:00' },
    { id: 'C2', talk: '00:05:00' },
  ]);
  const first = await loadText(database, text);
  expect(first.counts).toEqual({ read: 4, inserted: 2, updated: 1, unchanged: 0, rejected: 0, skipped: 1, held: 0 });
  const legs = all('SELECT contact_key, talk_ms, line, import_id FROM legs ORDER BY contact_key');
  expect(legs).toEqual([
    { contact_key: 'C1', talk_ms: 60_000, line: 2, import_id: first.id },
    { contact_key: 'C2', talk_ms: 300_000, line: 5, import_id: first.id },
  ]);
  expect(all(`SELECT line, code FROM import_rows WHERE fate = 'skipped' AND row_table = 'legs'`)).toEqual([
    { line: 3, code: 'duplicate' },
  ]);

  const facts = allFacts(database);
  const again = await loadText(database, text);
  expect(addsUp(again.counts)).toBe(true);
  expect(again.counts).toMatchObject({ inserted: 0, updated: 0 });
  expect(all('SELECT contact_key, talk_ms, line, import_id FROM legs ORDER BY contact_key')).toEqual(legs);
  expect(allFacts(database)).toEqual(facts);
});

test('until there is a roster a file makes its people; afterwards a row that names somebody unknown is held with what to do', async () => {
  await loadText(database, callLog([{ id: 'C1', agent: 'Ana' }]));
  expect(all('SELECT name FROM employees')).toEqual([{ name: 'Ana' }]);
  await loadText(database, `${ROSTER_HEADER}\nAna,ana@example.com,North,UTC,2024-01-01,,,,member\n`, 'roster.csv');
  expect(all('SELECT name, email FROM employees')).toEqual([{ name: 'Ana', email: 'ana@example.com' }]);

  const later = await loadText(
    database,
    callLog([
      { id: 'C2', agent: 'Zoe' },
      { id: 'C3', agent: 'ANA' },
    ]),
    'later.csv',
  );
  expect(later.counts).toMatchObject({ read: 2, inserted: 1, rejected: 0, held: 1 });
  expect(all('SELECT line, code, cell, advice, raw, on_date FROM import_rows WHERE fate = ?', 'held')).toEqual([
    {
      line: 2,
      code: 'unknown_person',
      cell: 'Zoe',
      advice: 'We can’t tell who “Zoe” is. Match them under “Unmatched agents”, or add them to the roster and load it.',
      raw: JSON.stringify(['C2', 'Zoe', '2026-03-02', '09:00:00', 'Billing', 'Y', 'Y', '10', '00:02:00', '4']),
      on_date: '2026-03-02',
    },
  ]);
  expect(one('SELECT COUNT(*) FROM employees')).toBe(1);
});

test("a contact's day is the one in the person's team's zone on that date", async () => {
  const roster = [
    ROSTER_HEADER,
    'Ana,ana@example.com,West,America/Los_Angeles,2024-01-01,,2024-01-01,2026-03-04,member',
    'Ana,ana@example.com,Home,UTC,2024-01-01,,2026-03-05,,member',
  ].join('\n');
  await loadText(database, `${roster}\n`, 'roster.csv');
  await loadText(
    database,
    callLog([
      { id: 'C1', date: '2026-03-03', time: '02:00:00' },
      { id: 'C2', date: '2026-03-06', time: '02:00:00' },
    ]),
  );
  expect(all('SELECT contact_key, local_date FROM legs ORDER BY contact_key')).toEqual([
    { contact_key: 'C1', local_date: '2026-03-02' },
    { contact_key: 'C2', local_date: '2026-03-06' },
  ]);
  expect(all('SELECT from_date, to_date FROM team_memberships ORDER BY from_date')).toEqual([
    { from_date: '2024-01-01', to_date: '2026-03-05' },
    { from_date: '2026-03-05', to_date: null },
  ]);
});

test('a roster that moves somebody ends the stay before, and the days already loaded follow', async () => {
  const line = (team: string, from: string) => `Ana,ana@example.com,${team},UTC,2024-01-01,,${from},,member\n`;
  await loadText(database, `${ROSTER_HEADER}\n${line('North', '2024-01-01')}`, 'roster.csv');
  await loadText(
    database,
    callLog([
      { id: 'C1', date: '2026-03-02' },
      { id: 'C2', date: '2026-03-20' },
    ]),
  );
  await loadText(database, `${ROSTER_HEADER}\n${line('South', '2026-03-10')}`, 'moved.csv');
  expect(all(`SELECT f.local_date, t.name FROM daily_facts f JOIN teams t ON t.id = f.team_id ORDER BY 1`)).toEqual([
    { local_date: '2026-03-02', name: 'North' },
    { local_date: '2026-03-20', name: 'South' },
  ]);
  const again = await loadText(database, `${ROSTER_HEADER}\n${line('North', '2024-01-01')}`, 'roster.csv');
  expect(again.counts).toMatchObject({ unchanged: 1, updated: 0 });
});

test.each([
  ['by the thread that writes', null],
  ['by a thread of its own', 8e6],
] as const)(
  'a cell of as many lines as any may have is loaded whole, and the lines are still right: %s',
  async (_, bytes) => {
    const lengths = [1, 2, 39, 40, 41, 120, 199, 200];
    const cellOf = (length: number) => Array.from({ length }, (__, at) => `line ${at + 1} of ${length}`).join('\n');
    const calls = lengths.map((length) => ({ id: `C${length}`, topic: `"${cellOf(length)}"`, rating: '' as const }));
    const id = await queueText(database, callLog(calls));
    if (bytes !== null)
      database.connection
        .prepare(`UPDATE imports SET mapping = json_set(mapping, '$.bytes', ?) WHERE id = ?`)
        .run(bytes, id);
    expect(await loadFile(database, id)).toMatchObject({ status: 'loaded', note: null });
    let line = 2;
    const expected = lengths.map((length) => {
      const row = { contact_key: `C${length}`, line, reason: cellOf(length) };
      line += length;
      return row;
    });
    expect(all('SELECT contact_key, line, reason FROM legs ORDER BY line')).toEqual(expected);
  },
);

test('two people of one name are told apart by their login', async () => {
  const header = 'CALL ID,TIMESTAMP,CAMPAIGN,CALL TYPE,AGENT,AGENT NAME,DISPOSITION,ANI,TALK TIME,AFTER CALL WORK TIME';
  const row = (id: number, login: string) =>
    `${id},"Mon, 02 Mar 2026 09:00:0${id % 10}",Support,Inbound,${login},Ana Ruiz,Solved,5550000001,00:01:00,00:00:10`;
  await loadText(database, [header, row(1001, 'aruiz'), row(1002, 'aruiz2'), row(1003, 'ARUIZ')].join('\n'));
  expect(all('SELECT name, COUNT(*) AS legs FROM legs JOIN employees e ON e.id = employee_id GROUP BY e.id')).toEqual([
    { name: 'Ana Ruiz', legs: 2 },
    { name: 'Ana Ruiz', legs: 1 },
  ]);
});
