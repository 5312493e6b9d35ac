import type { Profile } from '../profile';
import type { RowOutcome } from '../records';
import type { Problem } from './identification';
import type { ReadPlan } from './plan';

const SHORTEST_MS = 1000;
const LONGEST_MS = 10 * 3_600_000;

/** A median talk time below a second or above ten hours means that the unit is not what the profile says: stop and ask. */
export function checkMagnitude(profile: Profile, plan: ReadPlan, outcomes: readonly RowOutcome[]): Problem | null {
  if (profile.kind !== 'leg') return null;
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
