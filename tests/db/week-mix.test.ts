import { MIXED_MEASURES } from 'db/mixed-measures';
import type { OpenDatabase } from 'db/open';
import { findWeekMix } from 'db/queries/find-week-mix';
import { sumFacts } from 'db/queries/sum-facts';
import { changeDefinitions } from 'db/roll-up/change-definitions';
import { beginChanges, noteCell, noteImport, noteLeg } from 'db/roll-up/changes';
import { rollUpAll, rollUpChanges } from 'db/roll-up/roll-up';
import { refreshWeekMix } from 'db/roll-up/week-mix';
import { writeSetting } from 'db/settings';
import { write } from 'db/write-transaction';
import { expect, test } from 'vitest';
import { JUDGED_METRICS } from '~/features/verdicts/judged-metrics';
import { getMetric } from '~/metrics/catalogue';
import { measuresOf } from '~/metrics/measures-of';
import { openBenchCenter } from '../bench/bench-center';
import { makeEmployee, makeImport, makeLeg, makeTeam } from '../factories';
import { openFresh } from '../open-fresh';

const WEEK = '2026-03-02';
const ALL = { from: '2000-01-03', to: '2100-01-04' };

async function openCenter() {
  const opened = await openFresh(':memory:');
  const teamId = await makeTeam(opened.db, { time_zone: 'Europe/Berlin' });
  const employeeId = await makeEmployee(opened.db, { teamId });
  return { ...opened, employeeId, importId: await makeImport(opened.db) };
}

function rollUp({ connection }: OpenDatabase, importId: number) {
  beginChanges(connection);
  noteImport(connection, importId);
  write(connection, rollUpChanges);
}

const parts = async (db: OpenDatabase['db']) =>
  (await findWeekMix(db, ALL)).map((row) => [row.week_date, row.day_part, row.timed_count]).sort();

/** Every row of the mix as the table holds it, in order. */
const stored = ({ connection }: OpenDatabase) => connection.prepare('SELECT * FROM week_mix').all();

test('a contact is of the part of day in which it began, in its team’s zone, summer time and all', async () => {
  const center = await openCenter();
  const { db, employeeId: employee_id, importId: import_id } = center;
  for (const [at, local_date] of [
    ['2026-03-02T04:59:59Z', '2026-03-02'],
    ['2026-03-02T05:00:00Z', '2026-03-02'],
    ['2026-03-02T11:00:00Z', '2026-03-02'],
    ['2026-03-02T17:00:00Z', '2026-03-02'],
    ['2026-03-02T21:00:00Z', '2026-03-02'],
    ['2026-04-06T04:00:00Z', '2026-04-06'],
  ] as const) {
    await makeLeg(db, { import_id, employee_id, started_at: Date.parse(at), local_date });
  }
  rollUp(center, import_id);
  expect(await parts(db)).toEqual([
    [WEEK, 'afternoon', 1],
    [WEEK, 'evening', 1],
    [WEEK, 'morning', 1],
    [WEEK, 'night', 2],
    ['2026-04-06', 'morning', 1],
  ]);
});

test('an answer is of its contact’s part of day, and of none where its contact is unknown', async () => {
  const center = await openCenter();
  const { db, connection, employeeId: employee_id, importId: import_id } = center;
  await makeLeg(db, { import_id, employee_id, contact_key: 'known', started_at: Date.parse('2026-03-02T18:30:00Z') });
  const insert = connection.prepare(`INSERT INTO answers
    (source, answer_key, import_id, line, contact_key, named_employee_id, employee_id, kind, scale_min, scale_max, score, asked_at, local_date)
    VALUES ('s', ?, ?, 1, ?, ?, ?, 'csat', 1, 5, 5, 0, '2026-03-03')`);
  insert.run('1', import_id, 'known', employee_id, employee_id);
  insert.run('2', import_id, 'unknown', employee_id, employee_id);
  rollUp(center, import_id);
  const rows = (await findWeekMix(db, ALL)).filter(({ csat_count }) => csat_count > 0);
  expect(rows.map(({ day_part, csat_count, csat_top_count }) => [day_part, csat_count, csat_top_count]).sort()).toEqual(
    [
      ['', 1, 1],
      ['evening', 1, 1],
    ],
  );
});

test('the kept mix, the one read from stale rows and the day cells say the same of every week and queue', async () => {
  const center = await openBenchCenter(':memory:', { legs: 2_000, asOf: '2026-09-23' });
  write(center.connection, rollUpAll);
  const read = await findWeekMix(center.db, ALL);
  expect(await refreshWeekMix(center.db)).toBeGreaterThan(500);
  const kept = await findWeekMix(center.db, ALL);
  const inOrder = (rows: typeof read) => rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
  expect(inOrder(read)).toEqual(inOrder(kept));
  const facts = await sumFacts(center.db, { by: ['person', 'week', 'queue', 'channel'], measures: MIXED_MEASURES });
  const sums = new Map<string, number[]>();
  for (const row of kept) {
    const key = `${row.employee_id} ${row.week_date} ${row.queue_id} ${row.channel}`;
    sums.set(
      key,
      MIXED_MEASURES.map((measure, place) => (sums.get(key)?.[place] ?? 0) + row[measure]),
    );
  }
  const rounded = (values: number[]) => values.map((value) => Number(value.toFixed(3))).join();
  expect([...sums].map(([key, values]) => `${key} ${rounded(values)}`).sort()).toEqual(
    facts
      .map((fact) => {
        const values = rounded(MIXED_MEASURES.map((measure) => fact[measure]));
        return `${fact.person} ${fact.week} ${fact.queue} ${fact.channel} ${values}`;
      })
      .sort(),
  );
  expect(new Set(kept.map(({ day_part }) => day_part))).toEqual(new Set(['morning', 'afternoon', '']));
  await center.close();
});

test('only the weeks whose cells changed are said anew, also where the day’s sums stay the same', async () => {
  const center = await openCenter();
  const { db, connection, employeeId: employee_id, importId: import_id } = center;
  const other = await makeEmployee(db);
  await makeLeg(db, { import_id, employee_id: other });
  await makeLeg(db, { import_id, employee_id, local_date: '2026-03-09' });
  const id = await makeLeg(db, { import_id, employee_id });
  rollUp(center, import_id);
  await refreshWeekMix(db);
  // What stands there of the others is what a week that is said anew would lose.
  connection.exec(
    `UPDATE week_mix SET day_part = 'kept' WHERE employee_id <> ${employee_id} OR week_date <> '${WEEK}'`,
  );
  connection.prepare('UPDATE legs SET started_at = ? WHERE id = ?').run(Date.parse('2026-03-02T20:00:00Z'), id);
  beginChanges(connection);
  noteCell(connection, employee_id, WEEK);
  write(connection, rollUpChanges);
  expect(await refreshWeekMix(db)).toBe(1);
  expect(await parts(db)).toEqual([
    [WEEK, 'evening', 1],
    [WEEK, 'kept', 1],
    ['2026-03-09', 'kept', 1],
  ]);
});

test('rows that go leave no trace in the mix, and nobody’s contacts are in it', async () => {
  const center = await openCenter();
  const { db, connection, employeeId: employee_id, importId: import_id } = center;
  await makeLeg(db, { import_id, employee_id });
  rollUp(center, import_id);
  await refreshWeekMix(db);
  const before = stored(center);
  const second = await makeImport(db);
  await makeLeg(db, { import_id: second, employee_id, local_date: '2026-03-04' });
  await makeLeg(db, { import_id: second, employee_id, local_date: '2026-05-06' });
  await makeLeg(db, { import_id: second, employee_id: null });
  rollUp(center, second);
  await refreshWeekMix(db);
  expect(stored(center)).toHaveLength(2);
  beginChanges(connection);
  const legs = connection.prepare('SELECT * FROM legs WHERE import_id = ?').all(second);
  for (const leg of legs) noteLeg(connection, leg as Parameters<typeof noteLeg>[1]);
  connection.prepare('DELETE FROM legs WHERE import_id = ?').run(second);
  write(connection, rollUpChanges);
  await refreshWeekMix(db);
  expect(stored(center)).toEqual(before);
});

test('what is said anew as a whole makes every week stale, so that another zone of the center reaches the mix', async () => {
  const center = await openCenter();
  const { db, connection, importId: import_id } = center;
  const outsider = await makeEmployee(db);
  await makeLeg(db, { import_id, employee_id: outsider });
  rollUp(center, import_id);
  await refreshWeekMix(db);
  expect(await parts(db)).toEqual([[WEEK, 'afternoon', 1]]);
  write(connection, (tx) => writeSetting(tx, 'time_zone', 'Asia/Tokyo'));
  write(connection, rollUpAll);
  expect(await parts(db)).toEqual([[WEEK, 'evening', 1]]);
});

test('the mix has every measure that people are judged by', () => {
  const needed = JUDGED_METRICS.flatMap((id) => measuresOf(getMetric(id)));
  expect(needed.filter((measure) => !(MIXED_MEASURES as readonly string[]).includes(measure))).toEqual([]);
});

test('a change of the center’s zone moves the parts of day of who is in no team, and of nobody else', async () => {
  const center = await openCenter();
  const { db, connection, employeeId, importId: import_id } = center;
  const loose = await makeEmployee(db);
  for (const employee_id of [employeeId, loose])
    await makeLeg(db, { import_id, employee_id, started_at: Date.parse('2026-03-02T08:00:00Z'), local_date: WEEK });
  rollUp(center, import_id);
  await refreshWeekMix(db);
  const change = { settings: { time_zone: 'Pacific/Auckland' } };
  write(connection, (tx) => changeDefinitions(tx, change, { userId: null, date: WEEK, metrics: [] }));
  const said = async () =>
    (await findWeekMix(db, ALL))
      .map((row) => [row.employee_id, row.day_part])
      .sort(([a], [b]) => Number(a) - Number(b));
  const expected = [
    [employeeId, 'morning'],
    [loose, 'evening'],
  ];
  expect(await said()).toEqual(expected);
  expect(await db.selectFrom('stale_mix_weeks').select('employee_id').execute()).toEqual([{ employee_id: loose }]);
  await refreshWeekMix(db);
  expect(await said()).toEqual(expected);
});
