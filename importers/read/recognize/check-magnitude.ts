import type { ImportRecord, RowOutcome } from '../../row-outcome';
import type { ReadPlan } from '../plan';
import type { Problem } from './identification';

const SHORTEST_MS = 1000;
const LONGEST_MS = 10 * 3_600_000;
/** Columns that say how long contacts took, the surest first. */
const TIMES = ['talk', 'average_talk', 'handle', 'average_handle', 'state', 'logged_in'] as const;

/**
 * A median talk time below a second or above ten hours, or intervals that hold more time than they last, mean that the
 * unit is not what the profile says: stop and ask.
 */
export function checkMagnitude(plan: ReadPlan, outcomes: readonly RowOutcome[]): Problem | null {
  const rows = outcomes.flatMap((outcome) => (outcome.fate === 'record' ? [outcome.records] : []));
  const talk = medianOf(rows.flat().flatMap((record) => talkOf(record) ?? []));
  const share = medianOf(rows.flatMap((records) => shareOf(records) ?? []));
  const isTooLong = talk !== null && talk > LONGEST_MS;
  const isTooShort = talk !== null && talk < SHORTEST_MS;
  const isOverfull = share !== null && share > 1.5;
  if (!isTooLong && !isTooShort && !isOverfull) return null;
  if (isOverfull && plan.period) {
    return {
      code: 'implausible_durations',
      message: `For half of the people the times exceed the period ${plan.period.from} to ${plan.period.to}.`,
      advice: 'Check the days you entered, and that the file covers only those days.',
    };
  }
  const header =
    TIMES.map((name) => plan.columns.find(({ field }) => field === name)?.header).find(Boolean) ?? 'this file';
  const size = isTooShort ? 'under a second' : isTooLong ? 'above ten hours' : 'longer than their intervals';
  return {
    code: 'implausible_durations',
    message: `Half of the talk times in ${header} would be ${size}, so the unit must be wrong.`,
    advice: 'Choose the unit of this column (ms, s, min, h or day), or export the file again.',
  };
}

/** How long a contact took to talk or to handle, on average where the row is of several; nothing where it had none. */
function talkOf(record: ImportRecord): number | null {
  if (record.kind === 'leg') return record.talkMs || null;
  if (record.kind !== 'agent_interval' && record.kind !== 'queue_interval') return null;
  const contacts = record.kind === 'agent_interval' ? record.handledCount : record.answeredCount;
  const total = record.talkMs ?? record.handleMs;
  return contacts && total ? total / contacts : null;
}

/** Which part of its interval a row's longest time is, all its states taken together. */
function shareOf(records: readonly ImportRecord[]): number | null {
  let inStates = 0;
  let longest = 0;
  for (const record of records) {
    if (record.kind === 'agent_state') inStates += record.timeMs / record.intervalMs;
    if (record.kind === 'adherence_interval') longest = (record.scheduledMs ?? 0) / record.intervalMs;
    if (record.kind === 'agent_interval') {
      longest = Math.max(record.loggedInMs ?? 0, record.handleMs ?? 0, record.talkMs ?? 0) / record.intervalMs;
    }
  }
  return longest || inStates || null;
}

function medianOf(values: number[]): number | null {
  if (values.length === 0) return null;
  values.sort((a, b) => a - b);
  return values[values.length >> 1]!;
}
