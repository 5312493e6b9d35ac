import type { Db } from 'db/open';
import type { CommonRow } from 'db/queries/find-rows';
import { BYTE_ORDER_MARK, type CsvValue, csvLine } from '~/csv';
import { getMetric } from '~/metrics/catalogue';
import { type FoundRows, findPage, type Visible } from './find-contacts.server';
import type { ContactsView } from './read-contacts-url';

/** So many rows are read at a time, so that a large file holds up nobody. */
const BATCH = 5_000;

/** The rows of a view as CSV, all pages of them; durations in seconds, above the line too (of ratios of time, hours). A byte-order mark lets spreadsheets read UTF-8. */
export async function* contactsCsv(db: Db, view: ContactsView, visible: Visible): AsyncGenerator<string> {
  for (let offset = 0; ; offset += BATCH) {
    const found = await findPage(db, view, visible, { limit: BATCH, offset });
    const lines = toLines(found, getMetric(view.metricId).unit === 'ms' ? 1000 : 1);
    if (offset === 0) yield `${BYTE_ORDER_MARK}${csvLine(headOf(found.source))}`;
    if (lines.length > 0) yield lines.map(csvLine).join('');
    if (lines.length < BATCH) return;
  }
}

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

const headOf = (source: FoundRows['source']): CsvValue[] => [...COMMON, ...OWN[source]];

function toLines(found: FoundRows, scale: number): CsvValue[][] {
  switch (found.source) {
    case 'legs':
    case 'chats':
      return found.rows.map((row) => [
        ...common(row, scale),
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
      ]);
    case 'answers':
      return found.rows.map((row) => [
        ...common(row, scale),
        row.kind,
        row.score,
        row.scaleMin,
        row.scaleMax,
        row.comment,
      ]);
    case 'reviews':
      return found.rows.map((row) => [
        ...common(row, scale),
        row.form,
        row.reviewer,
        row.points,
        row.possible,
        row.criticalMisses,
      ]);
    case 'agent_intervals':
      return found.rows.map((row) => [
        ...common(row, scale),
        row.intervalMs / 1000,
        row.handledCount,
        ...[row.loggedInMs, row.onQueueMs, row.contactMs, row.availableMs].map(inSeconds),
      ]);
    case 'adherence_intervals':
      return found.rows.map((row) => [
        ...common(row, scale),
        row.intervalMs / 1000,
        ...[row.scheduledMs, row.outOfAdherenceMs, row.adherenceScheduledMs].map(inSeconds),
        ...[row.workedMs, row.conformanceScheduledMs, row.lostMs].map(inSeconds),
      ]);
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
