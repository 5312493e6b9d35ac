import { expect, test } from 'vitest';
import { checkOwner } from '~/features/goals/new/check-goal-input';
import { judgeCenter } from '~/features/verdicts/judge-center.server';
import { JUDGED_METRICS } from '~/features/verdicts/judged-metrics';
import { getMetric, METRICS } from '~/metrics/catalogue';
import { isGoalMetric } from '~/metrics/goals/goal';
import { judgeBetween } from '~/metrics/verdicts/between';
import { judgeOverTime } from '~/metrics/verdicts/judge';
import { loader as todayLoader } from '~/routes/_shell._index';
import { loader as personLoader } from '~/routes/_shell.people.$id';
import { loader as chartLoader } from '~/routes/_shell.people.$id_.charts.$metric';
import { loader as teamLoader } from '~/routes/_shell.teams.$id';
import { prepare } from '../metrics/verdicts/simulate-people';
import { args, responseOf, signedInRequest, unwrap } from './harness';
import { AS_OF, CHANGED_PERSON, onTheDayOfJudging, openJudgedCenter, TEAM } from './judged-center';

onTheDayOfJudging();

const SYSTEM = METRICS.filter(({ control }) => control === 'system');
const IDS = new Set(SYSTEM.map(({ id }) => id));

/** Twelve people of one team over 34 weeks; the first one's figure falls apart after 26. */
function extremeChange() {
  const cells = Array.from({ length: 12 }, (_, person) =>
    Array.from({ length: 34 }, (_, week) => {
      const n = 100;
      const x = person === 0 && week >= 26 ? 10 : 80 + (week % 3);
      const monday = new Date(Date.UTC(2026, 0, 5) + week * 7 * 86_400_000).toISOString().slice(0, 10);
      return { person, week: monday, stratum: '1|voice', tally: { x, n, squares: x }, isReference: true };
    }),
  ).flat();
  return (id: string) => prepare({ [id]: cells });
}

test('no system metric of the catalogue yields a verdict on a person, however far it moves', () => {
  const changed = extremeChange();
  const team = new Map(Array.from({ length: 12 }, (_, person) => [person, 1]));
  const judged = (id: string) => [
    ...judgeOverTime(changed(id), team).filter(({ kind }) => kind !== 'common'),
    ...judgeBetween(changed(id), team, () => false),
  ];
  expect(judged('csat').length).toBeGreaterThan(0);
  expect(SYSTEM.length).toBeGreaterThanOrEqual(8);
  for (const { id } of SYSTEM) expect([id, judged(id)]).toEqual([id, []]);
});

test('no page that gives verdicts gives one on a person by a system metric, and none can be asked for', {
  timeout: 120_000,
}, async () => {
  const { leader, db } = await openJudgedCenter();
  expect(JUDGED_METRICS.filter((id) => IDS.has(id))).toEqual([]);
  const judgement = (await judgeCenter(db, AS_OF))!;
  const told = [...judgement.verdicts.values(), ...judgement.standings.values()].flat();
  expect(told.length).toBeGreaterThan(100);
  expect(told.filter(({ metric }) => IDS.has(metric.id))).toEqual([]);

  const today = unwrap(await todayLoader(args(await signedInRequest(leader, '/')))).value as Awaited<
    ReturnType<typeof todayLoader>
  >;
  const found = today.today!;
  const people = [...found.toSee, ...found.toThank, ...found.signs];
  expect(people.length).toBeGreaterThan(0);
  expect(people.flatMap(({ findings }) => findings).filter(({ metricId }) => IDS.has(metricId))).toEqual([]);

  const id = String(CHANGED_PERSON);
  const person = unwrap(await personLoader(args(await signedInRequest(leader, `/people/${id}`), { id })))
    .value as Awaited<ReturnType<typeof personLoader>>;
  const { charts, findings, signs, strength } = person.page.judged!;
  expect(charts.length).toBeGreaterThan(0);
  const ofPerson = [...charts, ...findings, ...signs, ...(strength ? [strength] : [])];
  expect(ofPerson.filter(({ metricId }) => IDS.has(metricId))).toEqual([]);

  for (const metric of SYSTEM) {
    const params = { id, metric: metric.id };
    const chart = `/people/${id}/charts/${metric.id}`;
    const answer = await responseOf(async () => chartLoader(args(await signedInRequest(leader, chart), params)));
    expect([metric.id, answer.status]).toEqual([metric.id, 404]);
    const team = unwrap(
      await teamLoader(
        args(await signedInRequest(leader, `/teams/${TEAM}?compare=${metric.id}`), { id: String(TEAM) }),
      ),
    ).value as Awaited<ReturnType<typeof teamLoader>>;
    expect([metric.id, team.compare]).toEqual([metric.id, 'csat']);
    expect(
      team
        .page!.members.flatMap(({ findings, signs }) => [...findings, ...signs])
        .filter(({ metricId }) => IDS.has(metricId)),
    ).toEqual([]);
  }
});

test('no goal of a person hangs on a system metric', () => {
  const refused = SYSTEM.filter(isGoalMetric);
  expect(refused.length).toBeGreaterThan(0);
  for (const metric of refused) {
    expect([metric.id, Object.keys(checkOwner(metric, { employeeId: 1 } as Parameters<typeof checkOwner>[1]))]).toEqual(
      [metric.id, ['metricId']],
    );
  }
  expect(
    checkOwner(
      getMetric('csat') as Parameters<typeof checkOwner>[0],
      { employeeId: 1 } as Parameters<typeof checkOwner>[1],
    ),
  ).toEqual({});
});
