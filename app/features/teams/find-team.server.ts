import type { Db } from 'db/open';
import { findAllTeams, findQueueNames } from 'db/queries/people';
import { findGoalCards } from '~/features/goals/goal-cards.server';
import { findFigures } from '~/features/metrics/figures.server';
import { findingsOf, luckOfCharts, signsOf } from '~/features/verdicts/findings';
import { type CenterJudgement, JUDGED_METRICS, judgeCenter } from '~/features/verdicts/judge-center.server';
import type { Period } from '~/features/verdicts/period';
import { findSystemStories, type SystemStory } from '~/features/verdicts/system-stories.server';
import { weeksOf } from '~/features/verdicts/weeks';
import type { MetricId } from '~/metrics/catalogue';
import { comparePeople } from './compare-people.server';
import { funnelOf } from './funnel-of';
import { servedQueues } from './served-queues.server';

/** The figures that the team table lists. */
export const TEAM_METRICS = ['csat', 'average_handle_time', 'first_contact_resolution', 'hold_time'] as const;
export type TeamMetricId = (typeof TEAM_METRICS)[number];
/** What people can be compared on: what they are judged by. */
export const COMPARED_METRICS = JUDGED_METRICS;
const SPARKLINE_WEEKS = 16;

interface TeamQuestion {
  id: number;
  asOf: string;
  period: Period;
  compare: MetricId;
}

/** Everything that the team page shows to who leads it; null for an id that is nobody's. */
export async function findTeam(db: Db, { id, asOf, period, compare }: TeamQuestion) {
  const team = (await findAllTeams(db, asOf)).find((one) => one.id === id);
  if (!team) return null;
  const judgement = await judgeCenter(db, asOf);
  const people = judgement?.people.filter((person) => person.teamId === id) ?? [];
  const ids = people.map((person) => person.id);
  const rows = await findFigures(db, {
    metricIds: TEAM_METRICS,
    by: ['person'],
    employeeIds: ids,
    asOf,
    from: period.from,
    to: period.to,
  });
  const goals = await findGoalCards(db, { employeeIds: ids });
  const members = people.map((person) => ({
    id: person.id,
    name: person.name,
    isContractor: person.isContractor,
    isNew: judgement!.isNew(person.id),
    figures: rows.find((row) => row.key.person === person.id)?.figures,
    spark: sparkOf(judgement!, person.id),
    weeksMissing: Math.max(0, ...(judgement!.verdicts.get(person.id) ?? []).map(({ series }) => series.weeksMissing)),
    findings: findingsOf(judgement!, person.id),
    signs: signsOf(judgement!, person.id),
    goals: goals.filter((goal) => goal.employeeId === person.id),
  }));
  return {
    team,
    members,
    changed: members
      .filter(({ findings }) => findings.length > 0)
      .map(({ id, name, findings }) => ({ id, name, findings })),
    luck: judgement ? luckOfCharts(judgement, ids) : { charts: 0, byLuck: 0 },
    system: judgement
      ? await findSystemStories(db, judgement, await servedQueues(db, ids, judgement))
      : ([] as SystemStory[]),
    funnel: judgement ? funnelOf(judgement, new Set(ids), compare) : null,
    compared: judgement
      ? comparePeople(judgement, { ids: new Set(ids), metricId: compare, queueNames: await findQueueNames(db) })
      : null,
    comparedWeeks: judgement && { from: judgement.comparedFrom, to: judgement.span.to },
    teamGoals: await findGoalCards(db, { teamId: id }),
  };
}
export type TeamPage = NonNullable<Awaited<ReturnType<typeof findTeam>>>;

/** The last weeks of CSAT, oldest first; the dot's kind is the chart's. */
function sparkOf(judgement: CenterJudgement, person: number) {
  const verdict = judgement.verdicts.get(person)?.find(({ metric }) => metric.id === 'csat');
  const byWeek = new Map(verdict?.series.points.map((point) => [point.week, point.value]));
  return {
    kind: verdict?.signal ?? ('early' as const),
    values: weeksOf(judgement.span)
      .slice(-SPARKLINE_WEEKS)
      .map((week) => byWeek.get(week) ?? null),
  };
}
