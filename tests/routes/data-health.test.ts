import type { OpenDatabase } from 'db/open';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findDataHealth } from '~/features/data-health/data-health.server';
import * as route from '~/routes/_shell.data-health';
import { makeImport, makeLeg, makeUser } from '../factories';
import { makeUnhealthyCenter, NOW, TODAY } from '../features/unhealthy-center';
import { args, openTestDatabase, responseOf, signedInRequest } from './harness';

let opened: OpenDatabase;
beforeEach(async () => {
  opened = await openTestDatabase();
  process.env.AS_OF = TODAY;
});
afterEach(() => {
  delete process.env.AS_OF;
});

const all = (sql: string, ...values: unknown[]) => opened.connection.prepare(sql).all(...values);
async function health() {
  const found = await findDataHealth(NOW);
  if (!found) throw new Error('nothing is loaded');
  return found;
}
const findingsOf = async (key: RegExp) => (await health()).findings.filter((finding) => key.test(finding.key));

test('a center without any file is told what to do', async () => {
  const ops = await makeUser(opened.db, { role: 'ops' });
  expect(await route.loader(args(await signedInRequest(ops, '/data-health')))).toMatchObject({
    health: null,
    mayLoad: true,
  });
});

test('the page is open to admin, leader and ops, and closed to supervisor and agent', async () => {
  await makeImport(opened.db, { source: 'five9' });
  for (const role of ['admin', 'leader', 'ops'] as const) {
    const user = await makeUser(opened.db, { role });
    const found = await route.loader(args(await signedInRequest(user, '/data-health')));
    expect([role, found.health?.reports.length, found.mayOpenPeople]).toEqual([role, 1, role !== 'ops']);
  }
  for (const role of ['supervisor', 'agent'] as const) {
    const user = await makeUser(opened.db, { role });
    const answer = await responseOf(async () => route.loader(args(await signedInRequest(user, '/data-health'))));
    expect([role, answer.status]).toEqual([role, 403]);
  }
});

test('what came when: the newest file and day of each report, and how many files', async () => {
  await makeUnhealthyCenter(opened);
  const { reports } = await health();
  const told = reports.map(({ key, arrivedAt, lastDate, files }) => ({ key, arrivedAt, lastDate, files }));
  expect(told).toEqual(
    all(`SELECT source || ' leg' AS key, MAX(created_at) AS arrivedAt, MAX(last_date) AS lastDate, COUNT(*) AS files FROM imports
         WHERE status = 'loaded' GROUP BY source ORDER BY source`),
  );
});

test('a report that usually would have come by now is late, the other one is too once its patience is over', async () => {
  await makeUnhealthyCenter(opened);
  const { reports } = await health();
  expect(reports.map(({ name, usual }) => [name, usual.kind === 'known' && usual.missedAt])).toEqual([
    ['Five9 call log', Date.parse('2026-03-02T06:00:00Z')],
    ['Zendesk tickets', Date.parse('2026-03-02T06:00:00Z')],
  ]);
  // A vendor's other layout of its calls is the same report, which then bears its name.
  const inbound = { source: 'five9', profile_id: 'five9_inbound_call_log' };
  await makeImport(opened.db, { ...inbound, created_at: Date.parse('2026-03-02T06:20:00Z') });
  const late = await findingsOf(/^late /);
  expect(late.map(({ key }) => key)).toEqual(['late zendesk leg']);
  expect((await health()).reports[0]).toMatchObject({ key: 'five9 leg', name: 'Five9 inbound call log' });
  expect(late[0]!.what).toContain('the last file came 20 Feb 2026, 06:00');
});

test('a report with few arrivals cannot be told, and is not called late', async () => {
  await makeImport(opened.db, { source: 'five9', created_at: NOW - 40 * 86_400_000 });
  const { reports, findings } = await health();
  expect(reports[0]!.usual).toMatchObject({ kind: 'unknown', because: expect.stringContaining('one day so far') });
  expect(findings.filter(({ key }) => key.startsWith('late'))).toEqual([]);
});

test('the calendar counts every row of six weeks, and says which days are missing', async () => {
  await makeUnhealthyCenter(opened);
  const { calendar } = await health();
  for (const { key, cells } of calendar) {
    expect([cells[0]!.date, cells.at(-1)!.date]).toEqual(['2026-01-19', '2026-02-27']);
    const counted = cells.filter(({ rows }) => rows > 0).map(({ date, rows }) => ({ date, rows }));
    expect(counted).toEqual(
      all(
        `SELECT local_date AS date, COUNT(*) AS rows FROM legs WHERE source = ? AND local_date >= ? GROUP BY 1 ORDER BY 1`,
        key.split(' ')[0],
        cells[0]!.date,
      ),
    );
  }
  const daysIn = (key: string, state: string) =>
    calendar
      .find((row) => row.key === key)!
      .cells.filter((cell) => cell.state === state)
      .map(({ date }) => date);
  expect(daysIn('five9 leg', 'none')).toEqual(['2026-02-04']);
  expect(daysIn('five9 leg', 'few')).toEqual(['2026-02-10']);
  expect(daysIn('zendesk leg', 'none')).toEqual(['2026-02-23', '2026-02-24', '2026-02-25', '2026-02-26', '2026-02-27']);
  const found = (await findingsOf(/^(gap|few|behind)/)).map(({ key, what }) => [
    key,
    /\d+ Feb(, \d+ Feb)*/.exec(what)?.[0],
  ]);
  expect(found).toEqual([
    ['behind zendesk leg', '20 Feb'],
    ['gap five9 leg', '4 Feb'],
    ['few five9 leg', '10 Feb'],
  ]);
});

test('answers and interval reports count in the calendar as legs do', async () => {
  await makeUnhealthyCenter(opened);
  opened.connection.exec(`INSERT INTO answers (source, answer_key, import_id, line, kind, scale_min, scale_max, asked_at, local_date)
    VALUES ('surveys', 'a', 1, 2, 'csat', 1, 5, 0, '2026-02-26'), ('surveys', 'b', 1, 3, 'csat', 1, 5, 0, '2026-02-26')`);
  opened.connection.exec(`UPDATE imports SET finished_at = 1`);
  const row = (await health()).calendar.find(({ name }) => name === 'surveys');
  expect(row?.cells.filter(({ rows }) => rows > 0)).toEqual([{ date: '2026-02-26', rows: 2, state: 'usual' }]);
});

test('nothing from any source for days is told', async () => {
  await makeUnhealthyCenter(opened);
  process.env.AS_OF = '2026-03-09';
  const [finding] = await findingsOf(/^behind$/);
  expect(finding?.what).toBe('No source has data after 27 Feb; today is 9 Mar.');
});

test('refused rows are shared out by report and week, with the file that refused most', async () => {
  const { imports } = await makeUnhealthyCenter(opened);
  const { refused } = await health();
  const weeks = refused.flatMap(({ key, weeks }) =>
    weeks.filter(({ rows }) => rows > 0).map(({ week, rows, refused }) => ({ key, week, rows, refused })),
  );
  expect(weeks).toEqual(
    all(`SELECT source || ' leg' AS key, date(created_at / 1000, 'unixepoch', '-6 days', 'weekday 1') AS week,
           SUM(rows_read - rows_skipped) AS rows, SUM(rows_rejected) AS refused
         FROM imports GROUP BY 1, 2 ORDER BY 1, 2`),
  );
  const five9 = refused.find(({ key }) => key === 'five9 leg')!;
  expect(five9.worst).toEqual({ importId: imports.five9.at(-3), fileName: 'bad.csv', refused: 30 });
  expect(five9.weeks.at(-1)?.share).toBeCloseTo(30 / 250, 10);
});

test('somebody whose calls stopped is named with the last day', async () => {
  const { cid } = await makeUnhealthyCenter(opened);
  const [{ last, days }] = all(
    `SELECT MAX(local_date) AS last, COUNT(DISTINCT local_date) AS days FROM legs WHERE employee_id = ? AND local_date > '2026-01-02'`,
    cid,
  ) as [{ last: string; days: number }];
  expect((await health()).silent).toEqual([{ employeeId: cid, name: 'Cid', lastDate: last, days, silentDays: 14 }]);
  opened.connection.prepare(`UPDATE employees SET left_date = '2026-02-14' WHERE id = ?`).run(cid);
  opened.connection.exec('UPDATE imports SET finished_at = 1');
  expect((await health()).silent).toEqual([]);
});

test('after-contact work that is one and the same on nearly all rows is told: value, share, days, whom', async () => {
  const { ana } = await makeUnhealthyCenter(opened);
  const [{ rows, first, last }] = all(
    `SELECT COUNT(*) AS rows, MIN(local_date) AS first, MAX(local_date) AS last FROM legs
     WHERE employee_id = ? AND local_date BETWEEN '2026-02-16' AND '2026-03-01'`,
    ana,
  ) as [{ rows: number; first: string; last: string }];
  expect([first, last]).toEqual(['2026-02-16', '2026-02-27']);
  const found = await findingsOf(/^after-contact work/);
  expect(found).toHaveLength(1);
  expect(found[0]!.what).toContain(
    `is exactly 15 s on ${rows} contacts. That is 100% of those of Ana (16 Feb – 27 Feb)`,
  );
});

test('answered calls without talk, ratings of 0 and calls that came twice are counted as SQL counts them', async () => {
  const { ben } = await makeUnhealthyCenter(opened);
  const { connection, db } = opened;
  connection.prepare(`UPDATE legs SET talk_ms = 0 WHERE employee_id = ? AND local_date = '2026-02-26'`).run(ben);
  const insert = connection.prepare(
    `INSERT INTO answers (source, answer_key, import_id, line, kind, scale_min, scale_max, score, asked_at, local_date)
     VALUES ('surveys', ?, 1, ?, 'csat', 0, 5, ?, 0, '2026-02-26')`,
  );
  for (let answer = 0; answer < 20; answer += 1) insert.run(`a${answer}`, answer, answer < 7 ? 0 : 5);
  for (let call = 0; call < 6; call += 1)
    await makeLeg(db, {
      source: 'five9',
      import_id: 1,
      employee_id: ben,
      local_date: '2026-02-26',
      started_at: Date.parse('2026-02-26T08:00:00Z') + call * 600_000,
    });
  const [{ calls, without }] = all(
    `SELECT COUNT(*) AS calls, SUM(talk_ms = 0) AS without FROM legs
     WHERE channel = 'voice' AND is_answered = 1 AND local_date BETWEEN '2026-02-16' AND '2026-03-01'`,
  ) as [{ calls: number; without: number }];
  const found = await findingsOf(/^(talk|zero|doubled)/);
  expect(found.map(({ what }) => what)).toEqual([
    expect.stringContaining(`${without} of ${calls} answered calls`),
    '7 of 20 ratings of surveys are 0.',
    expect.stringMatching(/^6 answered calls of .* began at the same instant as another call of that person\.$/),
  ]);
  expect(found[2]!.link?.to).toMatch(/^\/imports\/1\/rows\/\d+$/);
});

test('files cut at a round number, files that say that they are partial, and rows that came twice are told', async () => {
  await makeUnhealthyCenter(opened);
  const { db, connection } = opened;
  const facts = { source: 'five9', profile_id: 'five9_call_log', created_at: NOW - 86_400_000 };
  const round = await makeImport(db, { ...facts, file_name: 'round.csv', rows_read: 3000 });
  const partial = await makeImport(db, { ...facts, file_name: 'partial.csv', is_partial: 1 });
  const double = await makeImport(db, { ...facts, file_name: 'double.csv', rows_read: 90, rows_skipped: 9 });
  const insert = connection.prepare(
    `INSERT INTO import_rows (import_id, line, fate, code) VALUES (?, ?, 'skipped', ?)`,
  );
  for (let line = 0; line < 9; line += 1) insert.run(double, line, line < 6 ? 'duplicate' : 'empty_row');
  const found = await findingsOf(/^(round|partial|duplicates)/);
  expect(found.map(({ key, link }) => [key, link?.to])).toEqual([
    [`round ${round}`, `/imports/${round}`],
    [`partial ${partial}`, `/imports/${partial}`],
    [`duplicates ${double}`, `/imports/${double}?fate=skipped#rows`],
  ]);
  expect(found[0]!.what).toContain('exactly 3,000 rows');
  expect(found[2]!.what).toContain('has 6 duplicate rows');
});

test('people for whom rows wait are counted, with the way to where somebody says who they are', async () => {
  await makeUnhealthyCenter(opened);
  opened.connection.exec(`INSERT INTO held_people (source, person_key, is_any_source, state)
    VALUES ('five9', 'login:x', 0, 'open'), ('five9', 'login:y', 0, 'open'), ('five9', 'login:z', 0, 'ignored')`);
  expect(await findingsOf(/^held$/)).toMatchObject([
    { what: expect.stringContaining('2 agents'), link: { to: '/imports/people' } },
  ]);
});

test('a center where everything is as usual has nothing that wants a look', async () => {
  const { ana, cid } = await makeUnhealthyCenter(opened);
  const { connection, db } = opened;
  for (const [source, profile_id] of [
    ['five9', 'five9_call_log'],
    ['zendesk', 'zendesk_tickets'],
  ])
    await makeImport(db, { source, profile_id, created_at: Date.parse('2026-03-02T06:20:00Z') });
  connection.prepare('UPDATE legs SET after_contact_work_ms = 1000 + id WHERE employee_id = ?').run(ana);
  connection.prepare(`UPDATE employees SET left_date = '2026-02-14' WHERE id = ?`).run(cid);
  connection.exec(`DELETE FROM legs WHERE source = 'zendesk' OR local_date IN ('2026-02-10')`);
  connection.exec(`INSERT INTO legs (source, contact_key, leg_key, import_id, line, channel, direction, started_at, started_text,
      time_zone, zone_from, local_date, is_answered, is_abandoned)
    SELECT 'five9', 'filled ' || id || d.day, '1', import_id, line, channel, direction, started_at, started_text, time_zone,
      zone_from, d.day, 0, 0 FROM legs, (SELECT '2026-02-04' AS day UNION SELECT '2026-02-10') d WHERE local_date = '2026-02-03'`);
  expect((await health()).findings).toEqual([]);
});

test('the days of people are found by an index of those days', () => {
  const [first] = opened.connection
    .prepare(
      `EXPLAIN QUERY PLAN SELECT DISTINCT employee_id, local_date FROM daily_facts
       WHERE local_date BETWEEN '2026-02-02' AND '2026-03-01' AND employee_id <> 0`,
    )
    .all() as { detail: string }[];
  expect(first?.detail).toMatch(/^SEARCH daily_facts USING COVERING INDEX daily_facts_day/);
});
