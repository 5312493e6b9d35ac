import { peerLevel } from './belief';
import { meetsTarget } from './goal';
import { rowsNeeded } from './smart-measurable';
import { bestQuarter, reachOf, roundValues, type Suggesting, type TargetSuggestion, wayOf } from './suggest';
import type { DayTally, Tally } from './tally';

/** One of many who are to share a target. */
export type Member = Omit<Suggesting, 'history'> & { baselineTally: Tally };

/** A target for many: what share of them would be likely to reach it, and for how many it can be told from chance. */
export interface SharedSuggestion extends TargetSuggestion {
  measurableFor: number;
}

/** The share of people who should be measurable by a shared target. */
const MOST = 0.75;

/**
 * Targets for many people at once: where most of them can be told from chance, the team's best quarter, and the peers'
 * adjusted range. probability is the mean over the people: how many of them are likely to reach it.
 */
export function suggestForMany(members: readonly Member[], history: readonly DayTally[]): SharedSuggestion[] {
  const [first] = members;
  if (!first) return [];
  const { metric } = first.goal;
  const aim = wayOf(metric);
  const middle = middleOf(members.map(({ baseline }) => baseline));
  const candidates = [
    { value: nearestMeasurable(members, middle), why: 'nearest that most can measure' },
    { value: bestQuarter(metric, history, aim), why: 'team’s best 12 weeks in the past year' },
    { value: peerLevel(metric, first.progress.prior, aim, 0.25), why: 'top 25% of peers, same contact mix' },
  ];
  const values = roundValues(metric, middle);
  const whys = new Map<number, string[]>();
  for (const { value, why } of candidates) {
    const target = value === null ? undefined : values.find((round) => meetsTarget(round, value, aim));
    if (target !== undefined) whys.set(target, [...(whys.get(target) ?? []), why]);
  }
  return [...whys]
    .map(([target, why]) => ({
      target,
      why: why.join('; '),
      probability: members.reduce((sum, member) => sum + reachOf(member, target), 0) / members.length,
      measurableFor: members.filter((member) => isMeasurable(member, target)).length,
    }))
    .sort((a, b) => Math.abs(a.target - middle) - Math.abs(b.target - middle));
}

function nearestMeasurable(members: readonly Member[], middle: number): number | null {
  const { metric } = (members[0] as Member).goal;
  const enough = MOST * members.length;
  const reaches = (target: number) => members.filter((member) => isMeasurable(member, target)).length >= enough;
  return roundValues(metric, middle).find(reaches) ?? null;
}

/** Whether a goal with this target would show the change by its due date, and is not met already. */
function isMeasurable({ goal, baseline, baselineTally, progress }: Member, target: number): boolean {
  if (meetsTarget(baseline, target, wayOf(goal.metric))) return false;
  const asked = { goal: { ...goal, target }, baseline: { tally: baselineTally }, progress };
  return progress.planned >= rowsNeeded(asked);
}

function middleOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
