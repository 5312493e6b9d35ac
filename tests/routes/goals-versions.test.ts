import { findGoalGroup } from 'db/queries/goals-groups';
import { changeDefinitions, type DefinitionChange } from 'db/roll-up/change-definitions';
import { beginChanges } from 'db/roll-up/changes';
import { markRepeats } from 'db/roll-up/mark-repeats';
import { rollUpAll } from 'db/roll-up/roll-up';
import { write } from 'db/write-transaction';
import { beforeEach, expect, test } from 'vitest';
import { addDays } from '~/clock';
import { findContacts } from '~/features/contacts/find-contacts.server';
import { readContactsUrl } from '~/features/contacts/read-contacts-url';
import { findGroup } from '~/features/goals/group/find-group.server';
import { setGroup } from '~/features/goals/group/set-group.server';
import type { findGoals } from '~/features/goals/list/find-goals.server';
import { DECLARED_METRICS } from '~/features/metrics/declared-metrics';
import { loader as loadGoals } from '~/routes/_shell.goals._index';
import { AS_OF } from '../goal-center';
import { center, get, goalCenterForEachTest, opened, pageOf, setRunning, statusOf } from './goal-requests';

goalCenterForEachTest();

const FCR = { metricId: 'first_contact_resolution', target: 0.9, counterMetricId: 'service_level', counterLimit: 0.5 };

/** Customers who come again the next working day, others nine days later; waits of 5 to 35 seconds. */
beforeEach(() => {
  const { connection } = opened;
  write(connection, (tx) => {
    connection.exec(`UPDATE legs SET wait_ms = 5000 + line % 7 * 5000, customer_key = CASE
      WHEN line % 5 = 0 THEN 'once ' || line
      WHEN line % 2 = 0 THEN 'soon ' || (line % 24) || ' ' || (line / 48)
      ELSE 'late ' || (line % 24) || ' ' || (line / 336) || ' ' || (line / 24 % 7) END`);
    beginChanges(connection);
    connection.exec('INSERT OR IGNORE INTO touched_customers SELECT DISTINCT customer_key FROM legs');
    markRepeats(tx);
    rollUpAll(tx);
  });
});

const change = (wanted: DefinitionChange, date = AS_OF) =>
  write(opened.connection, (tx) => changeDefinitions(tx, wanted, { userId: null, date, metrics: DECLARED_METRICS }));

/** First-contact resolution of a person from the rows alone, with the days that a repeat is looked for in. */
function resolvedBy(person: number, { from, to, days }: { from: string; to: string; days: number }) {
  return opened.connection
    .prepare(`SELECT COUNT(*) AS sample, AVG(NOT EXISTS (SELECT 1 FROM legs again
        WHERE again.customer_key = l.customer_key AND again.id <> l.id
          AND again.started_at > l.started_at AND again.started_at - l.started_at <= ? * 86400000)) AS value
      FROM legs l WHERE employee_id = ? AND is_transferred = 0 AND local_date BETWEEN ? AND ?`)
    .get(days, person, from, to) as { sample: number; value: number };
}

/** A page without what is said of versions: all else stays as it was when a setting changes. */
const withoutNotes = <T extends object>(page: T) => ({ ...page, versionNotes: [] });

test('a goal keeps what its metric and its guard meant when it was set, whatever is changed later', async () => {
  const id = await setRunning(FCR);
  const before = await pageOf(center.supervisor, id);
  const spans = {
    baseline: { from: before.figures.baseline.from, to: before.figures.baseline.to, days: 7 },
    now: { from: '2026-04-06', to: addDays(AS_OF, -8), days: 7 },
  };
  const truth = resolvedBy(center.priya, spans.now);
  expect(truth.value).not.toBeCloseTo(resolvedBy(center.priya, { ...spans.now, days: 12 }).value, 2);
  expect(before.figures.now.value).toBeCloseTo(truth.value, 12);
  expect(before.versionNotes).toEqual([]);

  change({ settings: { repeat_days: 12, threshold_ms: 6_000 } }, '2026-05-20');
  const after = await pageOf(center.supervisor, id);
  // The chart stays, too; only its days now say by which version their contacts are counted.
  const said = '&amp;version=1';
  expect(before.drawing.markup).not.toContain(said);
  expect(after.drawing.markup).toContain(said);
  const drawing = { markup: after.drawing.markup!.replaceAll(said, '') };
  expect({ ...withoutNotes(after), drawing }).toEqual(before);
  expect(after.figures.now).toMatchObject({ from: spans.now.from, to: spans.now.to, sample: truth.sample });
  expect(after.figures.now.value).toBeCloseTo(truth.value, 12);
  expect(after.figures.baseline.value).toBeCloseTo(resolvedBy(center.priya, spans.baseline).value, 12);
  expect(after.versionNotes.map(({ words }) => words)).toEqual([
    'Judged by version 1 of first-contact resolution (repeat within 7 days); version 2 (repeat within 12 days) is in force since 20 May.',
    'Judged by version 1 of service level (answered within 20 s); version 2 (answered within 6 s) is in force since 20 May.',
  ]);
});

test('a new goal is on the version in force, and the list holds each to its own', async () => {
  await setRunning(FCR);
  change({ settings: { repeat_days: 12, threshold_ms: 6_000 } });
  await setRunning({ ...FCR, counterLimit: 0.1 });
  const { goals } = (await loadGoals(await get(center.supervisor, '/goals'))) as Awaited<ReturnType<typeof findGoals>>;
  const spans = [
    { from: '2026-04-06', to: addDays(AS_OF, -8), days: 7 },
    { from: '2026-04-06', to: addDays(AS_OF, -13), days: 12 },
  ];
  for (const [index, span] of spans.entries()) {
    const truth = resolvedBy(center.priya, span);
    expect(goals[index]).toMatchObject({ sample: truth.sample });
    expect(goals[index]!.value).toBeCloseTo(truth.value, 12);
  }
  expect(goals.map(({ versionNotes }) => versionNotes.map(({ version }) => version))).toEqual([[1, 1], []]);
  const rows = opened.connection.prepare('SELECT metric_version, counter_metric_version FROM goals').raw().all();
  expect(rows).toEqual([
    [1, 1],
    [2, 2],
  ]);
});

test('what is put back counts for old goals as it did, without a word of it', async () => {
  const id = await setRunning(FCR);
  const before = await pageOf(center.supervisor, id);
  change({ settings: { repeat_days: 12 } });
  change({ settings: { repeat_days: 7 } });
  expect(await pageOf(center.supervisor, id)).toEqual(before);
});

test('a goal is closed, and stays closed, by the version that it was set on', async () => {
  const id = await setRunning(FCR);
  const { status, tag } = await pageOf(center.supervisor, id);
  change({ settings: { repeat_days: 1 } });
  await statusOf(center.supervisor, id, { intent: 'close', note: 'The quarter is over.', next: 'Nothing.' });
  change({ settings: { repeat_days: 12 } });
  expect(await pageOf(center.supervisor, id)).toMatchObject({ status, tag: { words: `Closed · ${status}` } });
  expect(tag.words).not.toContain('Closed');
});

test('the goals of many people keep their version too', async () => {
  const { counterMetricId: _, counterLimit: __, ...goal } = FCR;
  const days = { kind: 'period' as const, startDate: '2026-04-06', dueDate: '2026-06-28', setOn: '2026-04-06' };
  const made = await setGroup(opened.db, center.supervisor, {
    teamId: center.north,
    employeeIds: center.people.slice(0, 4),
    goal: { ...goal, ...days, target: 0.97 },
  });
  if (!made.isSet) throw new Error(JSON.stringify(made.errors));
  const page = async () => {
    const group = (await findGoalGroup(opened.db, made.id))!;
    return findGroup(opened.db, center.supervisor, { group, today: AS_OF });
  };
  const before = await page();
  change({ settings: { repeat_days: 12 } });
  const after = await page();
  expect(after.goals.length).toBeGreaterThan(0);
  expect(after.goals.map(withoutNotes)).toEqual(before.goals);
  expect(after.versionNotes).toHaveLength(1);
});

test('each figure of a goal leads to the rows that give it again, whatever is in force', async () => {
  const id = await setRunning(FCR);
  change({ settings: { repeat_days: 12, threshold_ms: 6_000 } });
  const { figures, versionNotes } = await pageOf(center.supervisor, id);
  const rowsOf = async (metricId: string, { from, to }: { from: string; to: string }, version = '') => {
    const link = `http://localhost/contacts?metric=${metricId}&person=${center.priya}&from=${from}&to=${to}${version}`;
    return findContacts(opened.db, readContactsUrl(link, AS_OF), undefined);
  };
  expect(versionNotes.map(({ metricId, version }) => [metricId, version])).toEqual([
    ['first_contact_resolution', 1],
    ['service_level', 1],
  ]);
  for (const [metricId, told] of [
    ['first_contact_resolution', figures.now],
    ['service_level', figures.guard!],
  ] as const) {
    const then = await rowsOf(metricId, told, '&version=1');
    expect(then.figure).toMatchObject({ sample: told.sample });
    expect(then.figure.value).toBeCloseTo(told.value!, 12);
    expect(then.versionNote).toContain('Counted by version 1 of');
    const now = await rowsOf(metricId, told);
    expect(now.figure.value).not.toBeCloseTo(told.value!, 2);
    expect(now.versionNote).toBeNull();
  }
  // A row says of itself whether the customer came again by the days that are counted.
  const { found, counts } = await rowsOf('first_contact_resolution', figures.now, '&version=1&part=rest');
  expect(counts.rest).toBeGreaterThan(0);
  expect(found.source === 'legs' && found.rows.every(({ isRepeated }) => isRepeated === 1)).toBe(true);
});
