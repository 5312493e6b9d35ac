import type {
  AdherenceIntervalRecord,
  AgentIntervalRecord,
  AgentStateRecord,
  IntervalSpan,
  QueueIntervalRecord,
} from 'importers/interval-records';
import { formatDuration } from '~/metrics/format';

type IntervalRecord = AgentIntervalRecord | AgentStateRecord | QueueIntervalRecord | AdherenceIntervalRecord;
type Part = string | null | false;

const DAY_MS = 86_400_000;

/** When a row of an interval report was, and for how long: a day that the file names, or a moment and a length. */
function spanText({ starts, intervalMs, date }: IntervalSpan): string {
  const isDay = date !== null && Math.abs(intervalMs - DAY_MS) <= 3_600_000;
  return isDay ? date : `${starts.text} for ${formatDuration(intervalMs)}`;
}

const time = (label: string, ms: number | null): Part => ms !== null && `${label} ${formatDuration(ms)}`;
const number = (value: number | null, label: string): Part => value !== null && `${value} ${label}`;

/** "Ada Okafor · 2026-08-20 · Break (break) 29:58 · Meal (break) 45:14" */
export function tellStates(states: readonly AgentStateRecord[]): string {
  const [who, when] = tellInterval(states[0]!);
  return [who, when, ...states.map((state) => tellInterval(state)[2])].filter(Boolean).join(' · ');
}

/** What a person would check of a record of an interval report. */
export function tellInterval(record: IntervalRecord): Part[] {
  const when = spanText(record);
  if (record.kind === 'queue_interval') {
    return [
      record.queue,
      record.channel,
      when,
      number(record.offeredCount, 'offered'),
      number(record.answeredCount, 'answered'),
      number(record.abandonedCount, 'gave up'),
      number(record.inThresholdCount, 'in time'),
      time('wait', record.waitMs),
      time('handle', record.handleMs),
    ];
  }
  const { person } = record;
  const who = person.name ?? person.login ?? person.email;
  switch (record.kind) {
    case 'agent_interval':
      return [
        who,
        record.queue,
        record.channel,
        when,
        number(record.handledCount, 'handled'),
        time('on contacts', record.contactMs),
        time('available', record.availableMs),
        time('on queue', record.onQueueMs),
        time('signed in', record.loggedInMs),
        time('talk', record.talkMs),
        time('handle', record.handleMs),
      ];
    case 'agent_state':
      return [who, when, time(`${record.state} (${record.stateClass})`, record.timeMs)];
    case 'adherence_interval':
      return [
        who,
        when,
        time('scheduled', record.scheduledMs ?? record.adherenceScheduledMs),
        time('out of adherence', record.outOfAdherenceMs),
        time('worked', record.workedMs),
        time('lost', record.lostMs),
      ];
  }
}
