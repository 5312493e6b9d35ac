import type { Db } from 'db/open';
import { findAllTeams, findQueueNames } from 'db/queries/people';
import type { Period } from '~/address/period';
import { viewerOf } from '~/features/access/named-days.server';
import type { SignedInUser } from '~/features/access/permissions';
import { findGoalCards } from '~/features/goals/judging/goal-cards.server';
import { findFigures } from '~/features/metrics/figures.server';
import { findingsOf, luckOfCharts, signsOf } from '~/features/verdicts/findings';
import type { CenterJudgement } from '~/features/verdicts/judge-center.server';
import { JUDGED_METRICS } from '~/features/verdicts/judged-metrics';
import { judgeCenterFor } from '~/features/verdicts/named-judgement.server';
import { servedQueues } from '~/features/verdicts/served-queues';
import { findSystemStories, type SystemStory } from '~/features/verdicts/system-stories.server';
import { weeksOf } from '~/features/verdicts/weeks';
import { keptWithAnswer } from '~/kept-by-version.server';
import type { MetricId } from '~/metrics/catalogue';
import { comparePeople } from './compare-people.server';
import { findComplaints } from './find-complaints.server';
import { funnelOf } from './funnel-of';
import type { View } from './team-address';

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
  view?: View;
}

/** Everything that the team page shows to who leads it; null for an id that is nobody's. */
export async function findTeam(
  db: Db,
  user: SignedInUser,
  { id, asOf, period, compare, view = 'counted' }: TeamQuestion,
) {
  const team = (await findAllTeams(db, asOf)).find((one) => one.id === id);
  if (!team) return null;
  const judgement = await judgeCenterFor(db, user, asOf);
  const people = judgement?.people.filter((person) => person.teamId === id) ?? [];
  const ids = people.map((person) => person.id);
  const rows = await findFigures(db, {
    metricIds: TEAM_METRICS,
    by: ['person'],
    employeeIds: ids,
    seenBy: viewerOf(user, asOf),
    asOf,
    from: period.from,
    to: period.to,
  });
  const goals = await findGoalCards(db, { employeeIds: ids }, asOf);
  const told = judgement
    ? keptWithAnswer(judgement, `team ${id}`, () => people.map((one) => tellOf(judgement, one.id)))
    : [];
  const members = people.map((person, index) => ({
    id: person.id,
    name: person.name,
    isContractor: person.isContractor,
    figures: rows.find((row) => row.key.person === person.id)?.figures,
    ...told[index]!,
    goals: goals.filter((goal) => goal.employeeId === person.id),
  }));
  return {
    team,
    members,
    changed: members
      .filter(({ findings }) => findings.length > 0)
      .map(({ id, name, findings }) => ({ id, name, findings })),
    luck: judgement ? luckOfCharts(judgement, ids) : { charts: 0, byLuck: 0 },
    system: judgement ? await findSystemStories(db, judgement, servedQueues(judgement, ids)) : ([] as SystemStory[]),
    ...(judgement
      ? comparedIn(judgement, { id, ids: new Set(ids), compare, view, queueNames: await findQueueNames(db) })
      : { funnel: null, compared: null }),
    comparedWeeks: judgement && { from: judgement.comparedFrom, to: judgement.span.to },
    complaints: judgement && (await findComplaints(db, { teamId: id, span: judgement.span })),
    teamGoals: await findGoalCards(db, { teamId: id }, asOf),
  };
}
export type TeamPage = NonNullable<Awaited<ReturnType<typeof findTeam>>>;

interface ComparedQuestion extends Required<Pick<TeamQuestion, 'id' | 'compare' | 'view'>> {
  ids: ReadonlySet<number>;
  queueNames: ReadonlyMap<number, string>;
}

/** The team's people against each other on one metric; their table only where it is looked at. */
function comparedIn(judgement: CenterJudgement, { id, ids, compare, view, queueNames }: ComparedQuestion) {
  const { funnel, compared } = keptWithAnswer(judgement, `team ${id} on ${compare}`, () => ({
    funnel: funnelOf(judgement, ids, compare),
    compared: comparePeople(judgement, { ids, metricId: compare, queueNames }),
  }));
  return { funnel, compared: view === 'counted' ? { ...compared, rows: [] } : compared };
}

/** What the judgement says of one member. */
function tellOf(judgement: CenterJudgement, person: number) {
  return {
    isNew: judgement.isNew(person),
    spark: sparkOf(judgement, person),
    weeksMissing: Math.max(0, ...(judgement.verdicts.get(person) ?? []).map(({ series }) => series.weeksMissing)),
    findings: findingsOf(judgement, person),
    signs: signsOf(judgement, person),
  };
}

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
