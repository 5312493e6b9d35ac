import { addDays } from '~/clock';
import { formatDays } from '~/components/day';
import { formatSample, formatValue } from '~/metrics/format';
import type { Metric } from '~/metrics/metric';
import type { Standing } from '~/metrics/verdicts/between';
import { SIGNAL_CHANCE, type Verdict, type VerdictKind } from '~/metrics/verdicts/judge';
import type { CenterJudgement } from './judge-center.server';
import { certaintyOf, oddsOf } from './odds';

/** One thing that chance does not explain: what is so and how sure that is, with what stands behind it. */
export interface Finding {
  kind: VerdictKind;
  metricId: string;
  /** "CSAT fell from 82% to 71%". */
  lead: string;
  /** "almost certainly real"; of what only holds, what others get. */
  certainty: string;
  /** Behind “Why?”: the weeks, how many were counted, and how often chance alone does that. */
  why: string;
  to: string;
  /** For ordering: how little chance explains it. */
  p: number;
}

/** Kinds that name somebody; common and early do not. */
export const isNamed = (kind: VerdictKind): boolean => kind !== 'common' && kind !== 'early';

const ORDER: Record<VerdictKind, number> = { concerning: 0, changed: 1, improving: 2, common: 3, early: 3 };

/** What is really different about one person: changes over time first, then where they stand; each metric once. */
export function findingsOf(judgement: CenterJudgement, person: number): Finding[] {
  const changes = (judgement.verdicts.get(person) ?? []).filter(({ kind }) => isNamed(kind)).map(describeChange);
  const told = new Set(changes.map(({ metricId }) => metricId));
  const standings = (judgement.standings.get(person) ?? [])
    .filter(({ kind, metric }) => isNamed(kind) && !told.has(metric.id))
    .map(describeStanding);
  return [...changes, ...standings].sort((a, b) => ORDER[a.kind] - ORDER[b.kind] || a.p - b.p);
}

/** What single charts say of a person though it does not name them: among many charts, some do so by chance. */
export function signsOf(judgement: CenterJudgement, person: number): Finding[] {
  return (judgement.verdicts.get(person) ?? [])
    .filter(({ kind, signal }) => isNamed(signal) && !isNamed(kind))
    .map((verdict) => describeChange({ ...verdict, kind: verdict.signal }))
    .sort((a, b) => a.p - b.p);
}

/** How many charts of these people can give a sign, and how many of them do so by luck in a week. */
export function luckOfCharts(
  judgement: CenterJudgement,
  people: readonly number[],
): { charts: number; byLuck: number } {
  const charts = people
    .flatMap((person) => judgement.verdicts.get(person) ?? [])
    .filter(({ signal }) => signal !== 'early').length;
  return { charts, byLuck: charts * SIGNAL_CHANCE };
}

function describeChange(verdict: Verdict): Finding {
  const { metric, shift, kind } = verdict;
  if (!shift) throw new Error('Only a verdict with a shift can be told');
  const seen = formatValue(metric, shift.seen);
  const common = {
    kind,
    metricId: metric.id,
    certainty: certaintyOf(shift.p),
    to: `/people/${verdict.person}#${metric.id}`,
    p: shift.p,
  };
  if (shift.weeks.length === 1) {
    const [week] = shift.weeks as [string];
    return {
      ...common,
      lead: `${metric.label} was ${seen} in the week of ${formatDays(week, addDays(week, 6))}, usually ${formatValue(metric, shift.usual)}`,
      why: `${formatSample(metric, shift.sample)} in that week. ${chanceOf(shift.p)}`,
    };
  }
  return {
    ...common,
    lead: `${metric.label} ${shift.z > 0 ? 'rose' : 'fell'} from ${formatValue(metric, shift.usual)} to ${seen}`,
    why: `${formatSample(metric, shift.sample)} over the last ${shift.weeks.length} weeks. ${chanceOf(shift.p)}`,
  };
}

function describeStanding(standing: Standing): Finding {
  const { metric } = standing;
  return {
    kind: metric.direction === 'band' ? 'changed' : standing.kind,
    metricId: metric.id,
    lead: `${metric.label} is ${formatValue(metric, standing.value)}, peers get ${formatValue(metric, standing.expected)}`,
    certainty: certaintyOf(standing.p),
    why: `${formatSample(metric, standing.sample)} in the last 8 weeks. Peers had similar contacts. ${chanceOf(standing.p)}`,
    to: `/people/${standing.person}#${metric.id}`,
    p: standing.p,
  };
}

/** A strength, always: what really got better; else what is really better than the mix leads to expect; else what holds. */
export function strengthOf(judgement: CenterJudgement, person: number): Finding | null {
  const good = findingsOf(judgement, person).find(({ kind }) => kind === 'improving');
  if (good) return good;
  const steady = (judgement.standings.get(person) ?? [])
    .filter(
      ({ metric, kind, sample }) =>
        metric.direction !== 'band' && kind !== 'concerning' && sample >= metric.minimumSample,
    )
    .sort((a, b) => goodness(b) - goodness(a))[0];
  if (!steady) return null;
  const { metric } = steady;
  return {
    kind: 'common',
    metricId: metric.id,
    lead: `${metric.label} holds at ${formatValue(metric, steady.value)}`,
    certainty: goodness(steady) > 0 ? `peers get ${formatValue(metric, steady.expected)}` : 'in line with peers',
    why: `${formatSample(metric, steady.sample)} in the last 8 weeks. Peers had similar contacts. It is the best of what stayed within the usual range.`,
    to: `/people/${person}#${metric.id}`,
    p: 1,
  };
}

/** A finding in one sentence. */
export const sayFinding = ({ lead, certainty }: Pick<Finding, 'lead' | 'certainty'>): string =>
  `${lead}: ${certainty}.`;

const chanceOf = (p: number) => `Chance alone would show a difference this large ${oddsOf(p)}.`;

const goodness = ({ metric, z }: Standing) => (metric.direction === 'higher' ? z : -z);

/** The metrics that moved about without telling anything: the two that look most as if they did. */
export function leaveAlone(judgement: CenterJudgement, person: number): Metric[] {
  const told = new Set([strengthOf(judgement, person), ...findingsOf(judgement, person)].map((one) => one?.metricId));
  return (judgement.verdicts.get(person) ?? [])
    .filter(
      ({ signal, shift, metric }) => signal === 'common' && shift && Math.abs(shift.z) >= 0.7 && !told.has(metric.id),
    )
    .sort((a, b) => Math.abs(b.shift!.z) - Math.abs(a.shift!.z))
    .slice(0, 2)
    .map(({ metric }) => metric);
}
