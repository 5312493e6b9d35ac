import type { OpenDatabase } from 'db/open';
import { type CommonRow, iterateRows, type RowsInOrder } from 'db/queries/find-rows';
import { BYTE_ORDER_MARK, type CsvValue, csvLine } from '~/csv';
import type { FoundRows } from './find-contacts.server';

/** The rows of a view as lines of CSV; durations in seconds, above the line too (of ratios of time, hours). A byte-order mark lets spreadsheets read UTF-8. */
export async function contactLines(
  opened: Pick<OpenDatabase, 'db' | 'connection'>,
  { rows: wanted, isInSeconds }: { rows: RowsInOrder; isInSeconds: boolean },
): Promise<Iterable<string>> {
  const rows = await iterateRows(opened, wanted);
  const scale = isInSeconds ? 1000 : 1;
  return (function* () {
    yield `${BYTE_ORDER_MARK}${csvLine([...COMMON, ...OWN[wanted.source]])}`;
    for (const row of rows) {
      const found = { source: wanted.source, row } as FoundRow;
      yield csvLine([...common(row, scale), ...ownCells(found)]);
    }
  })();
}

/** One row, by what it is. */
type FoundRow = FoundRows extends infer F
  ? F extends { source: infer S; rows: (infer R)[] }
    ? { source: S; row: R }
    : never
  : never;

const COMMON = ['day', 'at', 'person', 'queue', 'channel', 'contact', 'numerator', 'denominator', 'file', 'line'];

const LEG = [
  'direction',
  'answered',
  'abandoned',
  'transferred',
  'resolved',
  'came_again',
  'reason',
  'wait_s',
  'talk_s',
  'hold_s',
  'after_contact_work_s',
  'first_reply_s',
  'full_resolution_s',
] as const;

const OWN = {
  legs: LEG,
  chats: LEG,
  answers: ['kind', 'score', 'scale_from', 'scale_to', 'comment'],
  reviews: ['form', 'reviewer', 'points', 'possible', 'critical_misses'],
  agent_intervals: ['length_s', 'handled', 'signed_in_s', 'on_queue_s', 'on_contacts_s', 'available_s'],
  adherence_intervals: [
    'length_s',
    'scheduled_s',
    'out_of_adherence_s',
    'adherence_scheduled_s',
    'worked_s',
    'conformance_scheduled_s',
    'lost_s',
  ],
} as const;

function ownCells(found: FoundRow): CsvValue[] {
  switch (found.source) {
    case 'legs':
    case 'chats': {
      const { row } = found;
      return [
        row.direction,
        row.isAnswered,
        row.isAbandoned,
        row.isTransferred,
        row.isResolved,
        row.isRepeated,
        row.reason,
        ...[row.waitMs, row.talkMs, row.holdMs, row.afterContactWorkMs, row.firstReplyMs, row.fullResolutionMs].map(
          inSeconds,
        ),
      ];
    }
    case 'answers': {
      const { kind, score, scaleMin, scaleMax, comment } = found.row;
      return [kind, score, scaleMin, scaleMax, comment];
    }
    case 'reviews': {
      const { form, reviewer, points, possible, criticalMisses } = found.row;
      return [form, reviewer, points, possible, criticalMisses];
    }
    case 'agent_intervals': {
      const { row } = found;
      const times = [row.loggedInMs, row.onQueueMs, row.contactMs, row.availableMs].map(inSeconds);
      return [row.intervalMs / 1000, row.handledCount, ...times];
    }
    case 'adherence_intervals': {
      const { row } = found;
      return [
        row.intervalMs / 1000,
        ...[row.scheduledMs, row.outOfAdherenceMs, row.adherenceScheduledMs].map(inSeconds),
        ...[row.workedMs, row.conformanceScheduledMs, row.lostMs].map(inSeconds),
      ];
    }
  }
}

const inSeconds = (ms: number | null) => (ms === null ? null : ms / 1000);

function common(row: CommonRow, scale: number): CsvValue[] {
  return [
    row.localDate,
    new Date(row.at).toISOString(),
    row.personName,
    row.queueName,
    row.channel,
    row.contactKey,
    row.numerator / scale,
    row.denominator,
    row.fileName,
    row.line,
  ];
}
