import { beginChanges, noteEmployee } from 'db/roll-up/changes';
import { rollUpChanges } from 'db/roll-up/roll-up';
import { write } from 'db/write-transaction';
import { expect, test } from 'vitest';
import { addDays } from '~/clock';
import type { SignedInUser } from '~/features/access/permissions';
import { loader as today } from '~/routes/_shell._index';
import { loader as person } from '~/routes/_shell.people.$id';
import { loader as chart } from '~/routes/_shell.people.$id_.charts.$metric';
import { loader as team } from '~/routes/_shell.teams.$id';
import { args, signedInRequest } from './harness';
import { CHANGED_PERSON, FIRST_DAY, LAST_DAY, onTheDayOfJudging, openJudgedCenter, TEAM } from './judged-center';

onTheDayOfJudging();

const OTHER_TEAM = 2;
const ID = String(CHANGED_PERSON);

/** As the judged center, but the person who changed came to the team on a day, from another one. */
async function openCenter(cameOn: string) {
  const center = await openJudgedCenter();
  const { connection } = center;
  connection.prepare('UPDATE team_memberships SET to_date = ? WHERE employee_id = ?').run(cameOn, ID);
  connection.prepare('UPDATE team_memberships SET team_id = ? WHERE employee_id = ?').run(OTHER_TEAM, ID);
  connection
    .prepare('INSERT INTO team_memberships (employee_id, team_id, from_date) VALUES (?, ?, ?)')
    .run(ID, TEAM, cameOn);
  beginChanges(connection);
  noteEmployee(connection, CHANGED_PERSON);
  write(connection, rollUpChanges);
  const open = async (user: SignedInUser) => {
    const page = (await person(args(await signedInRequest(user, `/people/${ID}`), { id: ID }))).page;
    const csat = page.judged!.charts.find(({ metricId }) => metricId === 'csat');
    const drawn = csat?.weeks.filter(({ value }) => value !== null).map(({ week }) => week) ?? [];
    return {
      findings: [...page.judged!.findings, ...page.judged!.signs],
      strength: page.judged!.strength,
      drawn,
      csat,
    };
  };
  return { ...center, open };
}

test('weeks in another team are drawn for the person and for who leads the center, and not for the new supervisor', async () => {
  const cameOn = addDays(FIRST_DAY, 21 + 2);
  const { open, supervisor, agent, leader } = await openCenter(cameOn);
  const whole = await open(leader);
  expect(whole.findings.map(({ metricId }) => metricId)).toContain('csat');
  expect((await open(agent)).drawn).toEqual(whole.drawn);
  const hers = await open(supervisor);
  // The week in which the person came has days of both teams.
  expect(hers.drawn).toEqual(whole.drawn.filter((week) => week >= addDays(FIRST_DAY, 28)));
  expect(hers.drawn.length).toBe(4);
  expect([hers.csat?.kind, hers.csat?.weeksMissing]).toEqual(['early', 9]);
  expect([hers.findings, hers.strength]).toEqual([[], null]);
});

test('Today, the team and the textbook chart tell a new supervisor nothing of the weeks before', async () => {
  const cameOn = addDays(FIRST_DAY, 28);
  const { supervisor, leader } = await openCenter(cameOn);
  const named = async (user: SignedInUser) => {
    const { page: ofTeam } = await team(args(await signedInRequest(user, `/teams/${TEAM}`), { id: String(TEAM) }));
    const { today: found } = await today(args(await signedInRequest(user, '/')));
    const toSee = found!.toSee;
    const member = ofTeam!.members.find(({ id }) => id === CHANGED_PERSON)!;
    const inFunnel = ofTeam!.funnel!.points.some(({ id }) => id === CHANGED_PERSON);
    const weeks = member.spark.values.filter((value) => value !== null).length;
    return {
      onToday: toSee.some(({ id }) => id === CHANGED_PERSON),
      inFunnel,
      findings: member.findings.length,
      weeks,
    };
  };
  expect(await named(leader)).toMatchObject({ onToday: true, inFunnel: true, weeks: 16 });
  expect(await named(supervisor)).toEqual({ onToday: false, inFunnel: false, findings: 0, weeks: 4 });
  const params = { id: ID, metric: 'csat' };
  const { page } = await chart(args(await signedInRequest(supervisor, `/people/${ID}/charts/csat`), params));
  const counted = page.chart.points.filter(({ n }) => n > 0).map(({ week }) => week);
  expect([counted[0], counted.length]).toEqual([cameOn, 4]);
});

test('who came long ago is judged by the weeks since, and is named where the whole names them too', async () => {
  const { open, supervisor, leader } = await openCenter(addDays(LAST_DAY, 1 - 7 * 28));
  const [hers, whole] = [await open(supervisor), await open(leader)];
  expect(hers.drawn.length).toBeLessThan(whole.drawn.length);
  expect(whole.findings.map(({ metricId }) => metricId)).toContain('csat');
  expect(hers.findings.map(({ metricId }) => metricId)).toContain('csat');
  expect(new Set(hers.findings.map(({ metricId }) => metricId))).toEqual(
    new Set(
      hers.findings.map(({ metricId }) => metricId).filter((id) => whole.findings.some((one) => one.metricId === id)),
    ),
  );
});
