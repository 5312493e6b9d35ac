import { changeDefinitions } from 'db/roll-up/change-definitions';
import { write } from 'db/write-transaction';
import { expect, test } from 'vitest';
import { addDays, mondayOf } from '~/clock';
import { DECLARED_METRICS } from '~/features/metrics/declared-metrics';
import { loader } from '~/routes/_shell.teams.$id';
import { args, signedInRequest, unwrap } from './harness';
import { AS_OF, onTheDayOfJudging, openJudgedCenter, TEAM } from './judged-center';

onTheDayOfJudging();

type Center = Awaited<ReturnType<typeof openJudgedCenter>>;

/** The Monday of the week in which the team had many complaints. */
const BAD_WEEK = addDays(mondayOf(AS_OF), -14);

const complaintsOf = async ({ supervisor }: Center) => {
  const answer = await loader(args(await signedInRequest(supervisor, `/teams/${TEAM}`), { id: String(TEAM) }));
  return (unwrap(answer).value as Awaited<ReturnType<typeof loader>>).page!.complaints;
};

test('where nobody has said what a complaint is, the team page has no chart of them', {
  timeout: 120_000,
}, async () => {
  expect(await complaintsOf(await openJudgedCenter())).toBeNull();
});

test('a team’s complaints stand on a u-chart: limits by each week’s contacts, and a bad week is beyond them', async () => {
  const center = await openJudgedCenter();
  const { connection } = center;
  connection.exec(`UPDATE legs SET reason = 'Complaint' WHERE line % 50 = 0 OR (line % 8 = 0
    AND local_date BETWEEN '${BAD_WEEK}' AND '${addDays(BAD_WEEK, 6)}')`);
  write(connection, (tx) =>
    changeDefinitions(
      tx,
      { settings: { complaint_reasons: ['Complaint'] } },
      { userId: null, date: AS_OF, metrics: DECLARED_METRICS },
    ),
  );
  const { chart } = (await complaintsOf(center))!;
  expect(chart.method).toBe('u');
  expect(chart.latest.missing).toBe(0);
  const count = connection.prepare(`SELECT SUM(l.reason = 'Complaint') AS x, COUNT(*) AS n FROM legs l
    JOIN team_memberships m ON m.employee_id = l.employee_id AND m.team_id = ? AND m.to_date IS NULL
    WHERE l.is_answered = 1 AND l.local_date BETWEEN ? AND ?`);
  const rows = (from: string, to: string) => count.get(TEAM, from, to) as { x: number; n: number };
  const baseline = chart.points.filter(({ isBaseline }) => isBaseline).map(({ week }) => rows(week, addDays(week, 6)));
  const [x, n] = [baseline.reduce((sum, week) => sum + week.x, 0), baseline.reduce((sum, week) => sum + week.n, 0)];
  const bad = chart.points.find(({ week }) => week === BAD_WEEK)!;
  const truth = rows(BAD_WEEK, addDays(BAD_WEEK, 6));
  expect(bad.n).toBe(truth.n);
  expect(bad.value).toBeCloseTo((1000 * truth.x) / truth.n, 9);
  expect(bad.center).toBeCloseTo((1000 * x) / n, 9);
  expect(bad.high).toBeCloseTo(1000 * (x / n + 3 * Math.sqrt(x / n / truth.n)), 9);
  expect(bad.signal).toMatchObject({ kind: 'beyond', side: 'above' });
});
