import { type RawBuilder, sql } from 'kysely';
import type { Db, OpenDatabase } from '../open';
import type { Flag } from '../schema';
import { iterate } from '../sqlite/iterate';
import { isInPart, type RowAmounts, type RowPart, type RowQuestion, rowAmounts } from './row-amounts';
import {
  type CountingSettings,
  fromRows,
  type RowSource,
  repeatedColumn,
  rowColumn,
  rowConditions,
} from './row-source';
import { findSettings } from './settings';

/** What every row has: whose, when, from which line of which file, and what it adds above and below the line. */
export interface CommonRow {
  id: number;
  importId: number;
  line: number;
  fileName: string;
  personId: number | null;
  personName: string | null;
  queueName: string | null;
  channel: string | null;
  contactKey: string | null;
  /** UTC epoch milliseconds; the local day is the one that counts. */
  at: number;
  localDate: string;
  numerator: number;
  denominator: number;
}

export interface LegRow extends CommonRow {
  timeZone: string;
  direction: string;
  isAnswered: Flag;
  isAbandoned: Flag;
  isTransferred: Flag | null;
  isResolved: Flag | null;
  isRepeated: Flag;
  reason: string | null;
  waitMs: number | null;
  talkMs: number | null;
  holdMs: number | null;
  afterContactWorkMs: number | null;
  firstReplyMs: number | null;
  fullResolutionMs: number | null;
}

export interface AnswerRow extends CommonRow {
  kind: string;
  score: number | null;
  scaleMin: number;
  scaleMax: number;
  comment: string | null;
}

export interface ReviewRow extends CommonRow {
  form: string;
  reviewer: string | null;
  points: number;
  possible: number;
  criticalMisses: number;
}

/** A row of an interval report: from `at`, for so long. */
interface IntervalRow extends CommonRow {
  startedText: string;
  intervalMs: number;
}

export interface AgentIntervalRow extends IntervalRow {
  handledCount: number | null;
  loggedInMs: number | null;
  onQueueMs: number | null;
  availableMs: number | null;
  contactMs: number | null;
}

export interface AdherenceIntervalRow extends IntervalRow {
  scheduledMs: number | null;
  outOfAdherenceMs: number | null;
  adherenceScheduledMs: number | null;
  workedMs: number | null;
  conformanceScheduledMs: number | null;
  lostMs: number | null;
}

export type RowOf<S extends RowSource> = {
  legs: LegRow;
  chats: LegRow;
  answers: AnswerRow;
  reviews: ReviewRow;
  agent_intervals: AgentIntervalRow;
  adherence_intervals: AdherenceIntervalRow;
}[S];

const legColumns = (
  l: 'l' | 'o',
  counting: CountingSettings,
) => `${l}.started_at AS at, ${l}.time_zone AS "timeZone", ${l}.direction,
  ${l}.is_answered AS "isAnswered", ${l}.is_abandoned AS "isAbandoned", ${l}.is_transferred AS "isTransferred",
  ${l}.is_resolved AS "isResolved", ${repeatedColumn(l, counting)} AS "isRepeated", ${l}.reason, ${l}.wait_ms AS "waitMs",
  ${l}.talk_ms AS "talkMs", ${l}.hold_ms AS "holdMs", ${l}.after_contact_work_ms AS "afterContactWorkMs",
  ${l}.first_reply_ms AS "firstReplyMs", ${l}.full_resolution_ms AS "fullResolutionMs"`;

const COLUMNS: Record<Exclude<RowSource, 'legs' | 'chats'>, string> = {
  answers: `coalesce(a.answered_at, a.asked_at) AS at, a.kind, a.score, a.scale_min AS "scaleMin",
    a.scale_max AS "scaleMax", a.comment`,
  reviews: `r.reviewed_at AS at, r.form, r.reviewer, r.points, r.possible, r.critical_misses AS "criticalMisses"`,
  agent_intervals: `i.started_at AS at, i.started_text AS "startedText", i.interval_ms AS "intervalMs",
    i.handled_count AS "handledCount", i.logged_in_ms AS "loggedInMs", i.on_queue_ms AS "onQueueMs",
    i.available_ms AS "availableMs", i.contact_ms AS "contactMs"`,
  adherence_intervals: `w.started_at AS at, w.started_text AS "startedText", w.interval_ms AS "intervalMs",
    w.scheduled_ms AS "scheduledMs", w.out_of_adherence_ms AS "outOfAdherenceMs",
    w.adherence_scheduled_ms AS "adherenceScheduledMs", w.worked_ms AS "workedMs",
    w.conformance_scheduled_ms AS "conformanceScheduledMs", w.lost_ms AS "lostMs"`,
};

function columnsOf(source: RowSource, counting: CountingSettings): string {
  if (source === 'legs') return legColumns('l', counting);
  return source === 'chats' ? legColumns('o', counting) : COLUMNS[source];
}

export type RowSort = 'time' | 'amount' | 'person' | 'queue';

/** Which rows, and in which order; `isDescending` turns it. Ties are by id, so pages never overlap. */
export interface RowsInOrder<S extends RowSource = RowSource> extends RowQuestion {
  source: S;
  part: RowPart;
  sort: RowSort;
  isDescending: boolean;
}

/** One page of the rows of a part, sorted. */
export async function findRows<S extends RowSource>(
  db: Db,
  { limit, offset, ...wanted }: RowsInOrder<S> & { limit: number; offset: number },
): Promise<RowOf<S>[]> {
  const all = rowsInOrder(wanted, await countingOf(db, wanted));
  const { rows } = await sql<RowOf<S>>`${all} LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return rows;
}

/** All rows of a part, sorted, one by one: for a thread of its own. */
export async function iterateRows<S extends RowSource>(
  opened: Pick<OpenDatabase, 'db' | 'connection'>,
  wanted: RowsInOrder<S>,
): Promise<Iterable<RowOf<S>>> {
  return iterate(opened, rowsInOrder(wanted, await countingOf(opened.db, wanted)).compile(opened.db));
}

async function countingOf(db: Db, { settings }: RowQuestion): Promise<CountingSettings> {
  const inForce = await findSettings(db);
  return { settings: settings ?? inForce, inForce };
}

function rowsInOrder<S extends RowSource>(wanted: RowsInOrder<S>, counting: CountingSettings): RawBuilder<RowOf<S>> {
  const { source } = wanted;
  const amounts = rowAmounts(wanted, counting);
  const column = (name: string) => rowColumn(source, name);
  const direction = sql.raw(wanted.isDescending ? 'DESC' : 'ASC');
  return sql<RowOf<S>>`
    SELECT ${column('id')} AS id, ${column('import_id')} AS "importId", ${column('line')} AS line,
      f.file_name AS "fileName", ${column('employee_id')} AS "personId", e.name AS "personName",
      q.name AS "queueName", ${column('channel')} AS channel, ${column('contact_key')} AS "contactKey",
      ${column('local_date')} AS "localDate", ${sql.raw(columnsOf(source, counting))},
      ${amounts.numerator} AS numerator, ${amounts.denominator} AS denominator
    ${fromRows(source)}
    JOIN imports f ON f.id = ${column('import_id')}
    LEFT JOIN employees e ON e.id = ${column('employee_id')}
    LEFT JOIN queues q ON q.id = ${column('queue_id')}
    WHERE ${rowConditions(source, wanted)} AND ${isInPart(amounts, wanted.part)}
    ORDER BY ${sortColumn(wanted.sort, amounts)} ${direction}, ${column('id')} ${direction}`;
}

function sortColumn(sort: RowSort, amounts: RowAmounts): RawBuilder<unknown> {
  if (sort === 'amount') return amounts.numerator;
  return sql.raw({ time: 'at', person: 'e.name', queue: 'q.name' }[sort]);
}
