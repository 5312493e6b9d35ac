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
import { INTERVAL_TABLES } from './row-tables';
import type { Value } from './table-shape';
import { type Met, TableWriter } from './table-writer';

type IntervalRecord = AgentIntervalRecord | AgentStateRecord | QueueIntervalRecord | AdherenceIntervalRecord;

/** What and who a row is about: the place of employee_id or queue_id and of the local day in every interval table. */
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

/** Rows of interval reports of one kind, each a row of the kind's table. */
export class IntervalWriter<K extends IntervalRecord['kind']> {
  readonly table: string;
  readonly #writer: TableWriter;

  constructor(
    private readonly context: LoadContext,
    kind: K,
  ) {
    const shape = INTERVAL_TABLES[kind];
    this.table = shape.table;
    this.#writer = new TableWriter(context.connection, shape, context.importId);
  }

  /** Values in the order of the table's shape (row-tables). */
  prepare(record: Extract<IntervalRecord, { kind: K }>, line: number): Value[] {
    const { context } = this;
    const about = this.#aboutOf(record, line);
    const { starts, intervalMs } = record;
    return [
      context.source,
      record.report,
      about.subject,
      starts.at,
      intervalMs,
      about.ownerId,
      dayOf(record, context, about.employeeId),
      ...this.#sumsOf(record),
      starts.text,
      starts.timeZone,
      starts.zoneFrom,
      context.importId,
      line,
    ];
  }

  write(values: Value[]): Met {
    return this.#writer.write(values);
  }

  dateOf(values: Value[]): string {
    return values[6] as string;
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

  #sumsOf(record: IntervalRecord): Value[] {
    switch (record.kind) {
      case 'agent_interval':
        return [
          this.context.queues.idOf(record.queue),
          record.channel,
          record.handledCount,
          record.talkMs,
          record.holdMs,
          record.afterContactWorkMs,
          record.handleMs,
          record.loggedInMs,
          record.onQueueMs,
          record.availableMs,
          record.contactMs,
          jsonOf(record.attributes),
        ];
      case 'agent_state':
        return [record.state, record.stateClass, record.timeMs];
      case 'queue_interval':
        return [
          record.channel,
          record.offeredCount,
          record.answeredCount,
          record.abandonedCount,
          record.inThresholdCount,
          record.waitMs,
          record.abandonWaitMs,
          record.talkMs,
          record.holdMs,
          record.afterContactWorkMs,
          record.handleMs,
          record.thresholdMs,
          jsonOf(record.attributes),
        ];
      case 'adherence_interval':
        return [
          record.scheduledMs,
          record.outOfAdherenceMs,
          record.adherenceScheduledMs,
          record.workedMs,
          record.conformanceScheduledMs,
          record.lostMs,
          record.exceptionCount,
          jsonOf(record.attributes),
        ];
    }
  }
}

/** The day that the file names, else the one on which the interval began for the person. */
function dayOf({ date, starts }: IntervalSpan, context: LoadContext, employeeId: number | null): string {
  return date ?? context.days.of(starts.at, employeeId);
}
