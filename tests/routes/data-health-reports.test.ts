import type { OpenDatabase } from 'db/open';
import { countRowsByDay } from 'db/queries/data-health';
import { insertSavedProfile, retireSavedProfile } from 'db/queries/saved-profiles';
import { rollUpAll } from 'db/roll-up/roll-up';
import { write } from 'db/write-transaction';
import { PLAIN_CALL_LOG } from 'importers/profiles/plain-call-log';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findDataHealth } from '~/features/data-health/data-health.server';
import { makeAgentInterval, makeImport, makeLeg } from '../factories';
import { makeUnhealthyCenter, NOW, TODAY, WORKDAYS } from '../features/unhealthy-center';
import { openTestDatabase } from './harness';

let opened: OpenDatabase;
beforeEach(async () => {
  opened = await openTestDatabase();
  process.env.AS_OF = TODAY;
});
afterEach(() => {
  delete process.env.AS_OF;
});

async function health() {
  const found = await findDataHealth(NOW);
  if (!found) throw new Error('nothing is loaded');
  return found;
}

/** A report of hours of one person's, every workday at half past six up to a day; 20 rows a day. */
async function sendHours(profile: string, { until = '2026-02-27', employeeId = 1, rejected = 0 } = {}) {
  for (const date of WORKDAYS.filter((day) => day <= until)) {
    const facts = { source: 'five9', profile_id: profile, last_date: date, rows_read: 20, rows_rejected: rejected };
    const id = await makeImport(opened.db, { ...facts, created_at: Date.parse(`${date}T06:30:00Z`) });
    const row = { source: 'five9', report: profile, import_id: id, employee_id: employeeId, local_date: date };
    for (let hour = 0; hour < 20; hour += 1) await makeAgentInterval(opened.db, row);
  }
}

const answer = (source: string, key: string, importId: number) =>
  opened.connection
    .prepare(`INSERT INTO answers (source, answer_key, import_id, line, kind, scale_min, scale_max, asked_at, local_date)
      VALUES (?, ?, ?, 1, 'csat', 1, 5, 0, '2026-02-26')`)
    .run(source, key, importId);
const noteChange = () => opened.connection.exec('UPDATE imports SET finished_at = COALESCE(finished_at, 0) + 1');

test('of two reports of one vendor the one that stops is late and behind, and the other that goes on is not', async () => {
  const { ana } = await makeUnhealthyCenter(opened);
  await sendHours('five9_agent_states', { until: '2026-02-20', employeeId: ana, rejected: 5 });
  const onTime = { source: 'five9', profile_id: 'five9_call_log', created_at: Date.parse('2026-03-02T06:10:00Z') };
  await makeImport(opened.db, onTime);
  write(opened.connection, rollUpAll);
  const { reports, calendar, refused, findings } = await health();
  const ofFive9 = <T extends { key: string; name: string }>(rows: readonly T[]) =>
    rows.filter(({ key }) => key.startsWith('five9 ')).map(({ name }) => name);
  const both = ['Five9 agent state time (reason codes)', 'Five9 call log'];
  expect([ofFive9(reports), ofFive9(calendar), ofFive9(refused)]).toEqual([both, both, both]);

  const urgent = findings.filter(({ key }) => /^(late|behind) five9/.test(key));
  expect(urgent.map(({ key }) => key)).toEqual(['late five9 five9_agent_states', 'behind five9 five9_agent_states']);
  expect(urgent[0]!.what).toMatch(
    /^Five9 agent state time \(reason codes\) is late\. .* the last file came 20 Feb 2026, 06:30\.$/,
  );
  expect(urgent[1]!.what).toContain('(reason codes) has nothing after 20 Feb. Usual days without rows: 23 Feb, 24 Feb');
  const [newest] = opened.connection
    .prepare(`SELECT MAX(id) FROM imports WHERE profile_id = 'five9_agent_states'`)
    .pluck()
    .all();
  expect(urgent[1]!.link?.to).toBe(`/imports/${newest}`);
  const share = (name: string) => refused.find((row) => row.name === name)?.weeks.at(-3)?.share;
  expect([share(both[0]!), share(both[1]!)]).toEqual([0.25, 0]);
});

test('interval reports of one vendor are told apart by the profile in their rows', async () => {
  const { ana } = await makeUnhealthyCenter(opened);
  await sendHours('five9_agent_states', { employeeId: ana });
  await sendHours('five9_agent_productivity', { until: '2026-02-24', employeeId: ana });
  write(opened.connection, rollUpAll);
  const { calendar, findings } = await health();
  const last = calendar
    .filter(({ key }) => key.includes('agent'))
    .map(({ name, cells }) => [name, cells.findLast(({ rows }) => rows > 0)]);
  expect(last).toEqual([
    ['Five9 agent productivity by campaign', { date: '2026-02-24', rows: 20, state: 'usual' }],
    ['Five9 agent state time (reason codes)', { date: '2026-02-27', rows: 20, state: 'usual' }],
  ]);
  expect(findings.filter(({ key }) => /^behind five9/.test(key)).map(({ key }) => key)).toEqual([
    'behind five9 five9_agent_productivity',
  ]);
});

test('ratings in a call log are rows of that log, until the source has a report of answers', async () => {
  const { imports } = await makeUnhealthyCenter(opened);
  const onThatDay = async () =>
    (await health()).calendar
      .filter(({ key }) => key.startsWith('five9 '))
      .map(({ key, cells }) => [key, cells.find(({ date }) => date === '2026-02-26')?.rows]);
  expect(await onThatDay()).toEqual([['five9 leg', 24]]);
  for (let each = 0; each < 3; each += 1) answer('five9', `a${each}`, imports.five9[0]!);
  noteChange();
  expect(await onThatDay()).toEqual([['five9 leg', 27]]);
  await makeImport(opened.db, { source: 'five9', profile_id: 'survey_answers', created_at: NOW });
  expect(await onThatDay()).toEqual([
    ['five9 leg', 24],
    ['five9 answer', 3],
  ]);
});

test("a report of the center's own layout bears the name that it was saved under, also once it is retired", async () => {
  const save = (label: string, version: number) => {
    const definition = JSON.stringify({ ...PLAIN_CALL_LOG, id: 'saved_dialer', source: 'dialer', label, version });
    const row = { profile_id: 'saved_dialer', version, label, definition, created_at: version };
    return insertSavedProfile(opened.db, row);
  };
  await save('Dialer', 1);
  const id = await makeImport(opened.db, { source: 'dialer', profile_id: 'saved_dialer', created_at: NOW });
  await makeLeg(opened.db, { source: 'dialer', import_id: id, local_date: '2026-02-27' });
  write(opened.connection, rollUpAll);
  const names = async () => {
    const { reports, calendar, refused } = await health();
    return [reports[0]?.name, calendar[0]?.name, refused[0]?.name];
  };
  expect(await names()).toEqual(['Dialer', 'Dialer', 'Dialer']);
  await save('Outbound dialer', 2);
  await retireSavedProfile(opened.db, { id: 'saved_dialer', at: NOW });
  expect(await names()).toEqual(['Outbound dialer', 'Outbound dialer', 'Outbound dialer']);
});

test('a look at the rows that failed is not remembered', async () => {
  await makeUnhealthyCenter(opened);
  opened.connection.exec('ALTER TABLE reviews RENAME TO away');
  await expect(health()).rejects.toThrow('reviews');
  opened.connection.exec('ALTER TABLE away RENAME TO reviews');
  expect((await health()).calendar).toHaveLength(2);
});

test('rows are counted by the indexes of their days, and those of legs without reading a leg', async () => {
  const prepare = vi.spyOn(opened.connection, 'prepare');
  await countRowsByDay(opened.db, { from: '2026-02-02', to: '2026-03-01' });
  const [asked = ''] = prepare.mock.calls.map(([sql]) => sql).filter((sql) => sql.includes('union all'));
  prepare.mockRestore();
  const days = Array.from({ length: asked.split('?').length - 1 }, (_, index) => `2026-0${2 + (index % 2)}-01`);
  const plan = opened.connection.prepare(`EXPLAIN QUERY PLAN ${asked}`).all(...days) as { detail: string }[];
  const reads = plan.map(({ detail }) => detail).filter((detail) => /^(SEARCH|SCAN) (?!counts)/.test(detail));
  const byDay = (table: string) =>
    `SEARCH ${table} USING ${table === 'legs' ? 'COVERING ' : ''}INDEX ${table}_day (local_date>? AND local_date<?)`;
  expect(reads).toEqual(
    ['legs', 'answers', 'reviews', 'agent_intervals', 'agent_states', 'queue_intervals', 'adherence_intervals'].map(
      byDay,
    ),
  );
});
