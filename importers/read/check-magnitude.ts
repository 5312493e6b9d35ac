import type { Profile } from '../profile';
import type { ImportRecord, RowOutcome } from '../records';
import type { Problem } from './identification';
import type { ReadPlan } from './plan';

const SHORTEST_MS = 1000;
const LONGEST_MS = 10 * 3_600_000;

/** Times that nobody can have spent mean that the unit, or the period, is not what it is taken for: stop and ask. */
export function checkMagnitude(profile: Profile, plan: ReadPlan, outcomes: readonly RowOutcome[]): Problem | null {
  if ('interval' in profile) return checkIntervals(plan, outcomes);
  return profile.kind === 'leg' ? checkTalk(plan, outcomes) : null;
}

/** Whether half of the talk times would be below a second or above ten hours. */
function checkTalk(plan: ReadPlan, outcomes: readonly RowOutcome[]): Problem | null {
  const talks: number[] = [];
  for (const outcome of outcomes) {
    if (outcome.fate !== 'record') continue;
    const [leg] = outcome.records;
    if (leg?.kind === 'leg' && leg.talkMs !== null && leg.talkMs > 0) talks.push(leg.talkMs);
  }
  if (talks.length === 0) return null;
  talks.sort((a, b) => a - b);
  const median = talks[talks.length >> 1]!;
  if (median >= SHORTEST_MS && median <= LONGEST_MS) return null;
  const header = plan.columns.find(({ field }) => field === 'talk')!.header;
  const size = median < SHORTEST_MS ? 'under a second' : 'above ten hours';
  return {
    code: 'implausible_durations',
    message: `Half of the talk times in ${header} would be ${size}: the unit cannot be right.`,
    advice: 'Say in which unit this column is written (ms, s, min, h or day), or export the file again.',
  };
}

/** A person's time is at most what the clock says, but for some rounding. */
const MOST_OF_INTERVAL = 1.1;

/** Whether half of the people would have been signed in, scheduled or in some state for longer than the interval was. */
function checkIntervals(plan: ReadPlan, outcomes: readonly RowOutcome[]): Problem | null {
  const shares: number[] = [];
  for (const outcome of outcomes) {
    if (outcome.fate !== 'record') continue;
    for (const record of outcome.records) {
      const spent = spentIn(record);
      if (spent !== null && 'intervalMs' in record) shares.push(spent / record.intervalMs);
    }
  }
  shares.sort((a, b) => a - b);
  if (shares.length === 0 || shares[shares.length >> 1]! <= MOST_OF_INTERVAL) return null;
  const when = plan.period ? `from ${plan.period.from} to ${plan.period.to}` : 'in the interval of their row';
  return {
    code: 'implausible_durations',
    message: `Half of the people would have spent more time ${when} than there was.`,
    advice: plan.period
      ? 'Check the days that you said, and that the file was made for them alone.'
      : 'Check in the source that the intervals are whole and in which unit it writes its times, then export again.',
  };
}

function spentIn(record: ImportRecord): number | null {
  if (record.kind === 'agent_interval') return record.loggedInMs ?? record.onQueueMs;
  if (record.kind === 'agent_state') return record.timeMs;
  return record.kind === 'adherence_interval' ? record.scheduledMs : null;
}
