import type {
  AdherenceIntervalRecord,
  AgentIntervalRecord,
  AgentStateRecord,
  IntervalSpan,
  QueueIntervalRecord,
} from '../../interval-records';
import type { PersonRef } from '../../records';
import { folded } from '../people/people-book';
import type { LoadContext } from './load-context';
import type { QueueBook } from './queue-book';
import { INTERVAL_TABLES, type IntervalTables } from './row-tables';
import type { Row, RowOf } from './table-shape';
import { type Met, TableWriter } from './table-writer';

type IntervalRecord = AgentIntervalRecord | AgentStateRecord | QueueIntervalRecord | AdherenceIntervalRecord;

/** What a row is about, whose it is (a person's, or a queue's), and the person in whose zone its day is. */
interface About {
  subject: string;
  ownerId: number;
  employeeId: number | null;
}

const SEPARATOR = ' | ';
/** As the file calls them, so that the key stays where a name finds somebody else later. */
const calledIn = ({ login, email, name }: PersonRef) => folded(login ?? email ?? name ?? '');
const subjectOf = (...parts: (string | null)[]) => parts.map((part) => folded(part ?? '')).join(SEPARATOR);
const jsonOf = (attributes: Record<string, string> | null) => (attributes === null ? null : JSON.stringify(attributes));

/** A row at hand: whose day it is of, and where it stands. */
interface InHand {
  context: LoadContext;
  employeeId: number | null;
  line: number;
}

type RecordOf<K extends IntervalRecord['kind']> = Extract<IntervalRecord, { kind: K }>;
/** Of the columns that its kind says (SUMS). */
type IntervalRow = Row & { local_date: string };
/** What an interval's row says beyond its key, its day, and where it was read. */
type SumsOf<K extends IntervalRecord['kind']> = Omit<
  RowOf<IntervalTables[K]>,
  keyof ReturnType<typeof spanOf> | 'subject'
>;

/** What a row says of its interval, whichever its kind. */
const spanOf = (record: IntervalRecord, { context, employeeId, line }: InHand) => ({
  source: context.source,
  report: record.report,
  started_at: record.starts.at,
  interval_ms: record.intervalMs,
  local_date: dayOf(record, context, employeeId),
  started_text: record.starts.text,
  time_zone: record.starts.timeZone,
  zone_from: record.starts.zoneFrom,
  import_id: context.importId,
  line,
});
const handlingOf = (record: AgentIntervalRecord | QueueIntervalRecord) => ({
  talk_ms: record.talkMs,
  hold_ms: record.holdMs,
  after_contact_work_ms: record.afterContactWorkMs,
  handle_ms: record.handleMs,
});

type SumsByKind<Sums extends { [K in IntervalRecord['kind']]: unknown }> = {
  [K in IntervalRecord['kind']]: (record: RecordOf<K>, ownerId: number, queues: QueueBook) => Sums[K];
};

/** Who or what the row is about, and what it says of them, each under the name of its column. */
const SUMS: SumsByKind<Record<IntervalRecord['kind'], Row>> = {
  agent_interval: (record, employee_id, queues) => ({
    employee_id,
    queue_id: queues.idOf(record.queue),
    channel: record.channel,
    handled_count: record.handledCount,
    ...handlingOf(record),
    logged_in_ms: record.loggedInMs,
    on_queue_ms: record.onQueueMs,
    available_ms: record.availableMs,
    contact_ms: record.contactMs,
    attributes: jsonOf(record.attributes),
  }),
  agent_state: (record, employee_id) => ({
    employee_id,
    state: record.state,
    state_class: record.stateClass,
    time_ms: record.timeMs,
  }),
  queue_interval: (record, queue_id) => ({
    queue_id,
    channel: record.channel,
    offered_count: record.offeredCount,
    answered_count: record.answeredCount,
    abandoned_count: record.abandonedCount,
    in_threshold_count: record.inThresholdCount,
    wait_ms: record.waitMs,
    abandon_wait_ms: record.abandonWaitMs,
    ...handlingOf(record),
    threshold_ms: record.thresholdMs,
    attributes: jsonOf(record.attributes),
  }),
  adherence_interval: (record, employee_id) => ({
    employee_id,
    scheduled_ms: record.scheduledMs,
    out_of_adherence_ms: record.outOfAdherenceMs,
    adherence_scheduled_ms: record.adherenceScheduledMs,
    worked_ms: record.workedMs,
    conformance_scheduled_ms: record.conformanceScheduledMs,
    lost_ms: record.lostMs,
    exception_count: record.exceptionCount,
    attributes: jsonOf(record.attributes),
  }),
} satisfies SumsByKind<{ [K in IntervalRecord['kind']]: SumsOf<K> }>;

/** Rows of interval reports of one kind, each a row of the kind's table. */
export class IntervalWriter<K extends IntervalRecord['kind']> {
  readonly table: string;
  readonly #writer: TableWriter<Row>;

  constructor(
    private readonly context: LoadContext,
    private readonly kind: K,
  ) {
    const shape = INTERVAL_TABLES[kind];
    this.table = shape.table;
    this.#writer = new TableWriter(context.connection, shape, context.importId);
  }

  prepare(record: RecordOf<K>, line: number): IntervalRow {
    const { context } = this;
    const { subject, ownerId, employeeId } = this.#aboutOf(record, line);
    const sums = SUMS[this.kind](record, ownerId, context.queues);
    return { ...sums, ...spanOf(record, { context, employeeId, line }), subject };
  }

  write(row: IntervalRow): Met {
    return this.#writer.write(row);
  }

  dateOf(row: IntervalRow): string {
    return row.local_date;
  }

  #aboutOf(record: IntervalRecord, line: number): About {
    if (record.kind === 'queue_interval') {
      const ownerId = this.context.queues.idOf(record.queue)!;
      return { subject: subjectOf(record.queue, record.channel), ownerId, employeeId: null };
    }
    const employeeId = this.context.personOf(record.person, line);
    const whose = calledIn(record.person);
    const subject =
      record.kind === 'agent_interval'
        ? subjectOf(whose, record.queue, record.channel)
        : record.kind === 'agent_state'
          ? subjectOf(whose, record.state)
          : whose;
    return { subject, ownerId: employeeId, employeeId };
  }
}

/** The day that the file names, else the one on which the interval began for the person. */
function dayOf({ date, starts }: IntervalSpan, context: LoadContext, employeeId: number | null): string {
  return date ?? context.days.of(starts.at, employeeId);
}
