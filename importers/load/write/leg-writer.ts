import { noteCell } from 'db/roll-up/changes';
import { LegSums } from 'db/roll-up/leg-sums';
import { isRepeatEligible } from 'db/roll-up/mark-repeats';
import type { LegRecord, PersonRef } from '../../records';
import { UnpackedLeg } from '../threads/row-unpacker';
import type { LoadContext } from './load-context';
import { LEGS } from './row-tables';
import { columnsOf, type Value } from './table-shape';
import { type Met, TableWriter } from './table-writer';

/** Where each column's value stands. */
const PLACE = Object.fromEntries(columnsOf(LEGS).map((name, place) => [name, place])) as Record<
  (typeof LEGS)['key' | 'compared' | 'carried'][number],
  number
>;

const flag = (value: boolean | null) => (value === null ? null : value ? 1 : 0);

const attributesJson = (leg: LegRecord) => {
  if (leg instanceof UnpackedLeg) return leg.attributesJson;
  return leg.attributes === null ? null : JSON.stringify(leg.attributes);
};

/** Contact legs: one row of the file, one row here. */
export class LegWriter {
  readonly table = LEGS.table;
  readonly #writer: TableWriter;
  readonly #sums: LegSums;

  constructor(private readonly context: LoadContext) {
    this.#writer = new TableWriter(context.connection, LEGS, context.importId);
    this.#sums = new LegSums(context.connection);
  }

  prepare(leg: LegRecord, line: number): Value[] {
    const { context } = this;
    const employeeId = leg.person === null ? null : this.#personOf(leg, leg.person, line);
    return [
      context.source,
      leg.contactKey,
      leg.legKey,
      employeeId,
      context.queues.idOf(leg.queue),
      leg.channel,
      leg.direction,
      leg.started.at,
      context.days.of(leg.started.at, employeeId),
      leg.isAnswered ? 1 : 0,
      leg.isAbandoned ? 1 : 0,
      flag(leg.isTransferred),
      flag(leg.isResolved),
      leg.waitMs,
      leg.talkMs,
      leg.holdMs,
      leg.afterContactWorkMs,
      leg.firstReplyMs,
      leg.fullResolutionMs,
      leg.reopens,
      leg.reason,
      leg.customerKey,
      attributesJson(leg),
      leg.started.text,
      leg.started.timeZone,
      leg.started.zoneFrom,
      isRepeatEligible(leg, employeeId) ? 1 : 0,
      0,
      context.importId,
      line,
    ];
  }

  #personOf(leg: LegRecord, person: PersonRef, line: number): number {
    return leg instanceof UnpackedLeg ? this.context.sharedPersonOf(person, line) : this.context.personOf(person, line);
  }

  /** Whether writing the row would replace one that another import brought. */
  wouldReplace(values: Value[]): boolean {
    return this.#writer.wouldReplace(values);
  }

  write(values: Value[]): Met {
    const met = this.#writer.write(values);
    if (met.fate === 'inserted') this.#sum(values);
    else if (met.fate === 'updated') noteCell(this.context.connection, employeeOf(values), this.dateOf(values));
    return met;
  }

  /** Inserts legs of which none stands there; false, and nothing is written, where that may not be so. */
  insertAll(legs: readonly Value[][]): boolean {
    const areWritten = this.#writer.insertAll(legs);
    if (areWritten) for (const leg of legs) this.#sum(leg);
    return areWritten;
  }

  /** After the last leg. */
  finish(): void {
    this.#sums.write();
  }

  dateOf(values: Value[]): string {
    return values[PLACE.local_date] as string;
  }

  #sum(values: Value[]): void {
    const employeeId = employeeOf(values);
    this.#sums.add(
      {
        employeeId: employeeId ?? 0,
        date: this.dateOf(values),
        queueId: (values[PLACE.queue_id] as number | null) ?? 0,
        channel: values[PLACE.channel] as string,
      },
      {
        hasEmployee: employeeId !== null,
        isInbound: values[PLACE.direction] === 'inbound',
        isAnswered: values[PLACE.is_answered] === 1,
        isAbandoned: values[PLACE.is_abandoned] === 1,
        isTransferred: flagOf(values[PLACE.is_transferred]),
        isResolved: flagOf(values[PLACE.is_resolved]),
        waitMs: values[PLACE.wait_ms] as number | null,
        talkMs: values[PLACE.talk_ms] as number | null,
        holdMs: values[PLACE.hold_ms] as number | null,
        afterContactWorkMs: values[PLACE.after_contact_work_ms] as number | null,
        reopens: values[PLACE.reopens] as number | null,
        reason: values[PLACE.reason] as string | null,
        isRepeatEligible: values[PLACE.is_repeat_eligible] === 1,
      },
    );
  }
}

const employeeOf = (values: Value[]) => values[PLACE.employee_id] as number | null;
const flagOf = (value: Value | undefined) => (value === null || value === undefined ? null : value === 1);
