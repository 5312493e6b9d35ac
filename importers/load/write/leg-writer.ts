import { noteCell } from 'db/roll-up/changes';
import { LegSums } from 'db/roll-up/leg-sums';
import { isRepeatEligible } from 'db/roll-up/mark-repeats';
import type { LegRecord, PersonRef } from '../../records';
import { UnpackedLeg } from '../threads/row-unpacker';
import { flag, knownFlag } from './flags';
import type { LoadContext } from './load-context';
import { LEGS } from './row-tables';
import type { RowOf } from './table-shape';
import { type Met, TableWriter } from './table-writer';

export type LegRow = RowOf<typeof LEGS>;

const attributesJson = (leg: LegRecord) => {
  if (leg instanceof UnpackedLeg) return leg.attributesJson;
  return leg.attributes === null ? null : JSON.stringify(leg.attributes);
};

/** Contact legs: one row of the file, one row here. */
export class LegWriter {
  readonly table = LEGS.table;
  readonly #writer: TableWriter<LegRow>;
  readonly #sums: LegSums;

  constructor(private readonly context: LoadContext) {
    this.#writer = new TableWriter(context.connection, LEGS, context.importId);
    this.#sums = new LegSums(context.connection);
  }

  prepare(leg: LegRecord, line: number): LegRow {
    const { context } = this;
    const employeeId = leg.person === null ? null : this.#personOf(leg, leg.person, line);
    return {
      source: context.source,
      contact_key: leg.contactKey,
      leg_key: leg.legKey,
      employee_id: employeeId,
      queue_id: context.queues.idOf(leg.queue),
      channel: leg.channel,
      direction: leg.direction,
      started_at: leg.started.at,
      local_date: context.days.of(leg.started.at, employeeId),
      is_answered: flag(leg.isAnswered),
      is_abandoned: flag(leg.isAbandoned),
      is_transferred: knownFlag(leg.isTransferred),
      is_resolved: knownFlag(leg.isResolved),
      wait_ms: leg.waitMs,
      talk_ms: leg.talkMs,
      hold_ms: leg.holdMs,
      after_contact_work_ms: leg.afterContactWorkMs,
      first_reply_ms: leg.firstReplyMs,
      full_resolution_ms: leg.fullResolutionMs,
      reopens: leg.reopens,
      reason: leg.reason,
      customer_key: leg.customerKey,
      attributes: attributesJson(leg),
      started_text: leg.started.text,
      time_zone: leg.started.timeZone,
      zone_from: leg.started.zoneFrom,
      is_repeat_eligible: flag(isRepeatEligible(leg, employeeId)),
      is_repeated: 0,
      import_id: context.importId,
      line,
    };
  }

  #personOf(leg: LegRecord, person: PersonRef, line: number): number {
    return leg instanceof UnpackedLeg ? this.context.sharedPersonOf(person, line) : this.context.personOf(person, line);
  }

  /** Whether writing the row would replace one that another import brought. */
  wouldReplace(row: LegRow): boolean {
    return this.#writer.wouldReplace(row);
  }

  write(row: LegRow): Met {
    const met = this.#writer.write(row);
    if (met.fate === 'inserted') this.#sum(row);
    else if (met.fate === 'updated') noteCell(this.context.connection, row.employee_id, row.local_date);
    return met;
  }

  /** Inserts legs of which none stands there; false, and nothing is written, where that may not be so. */
  insertAll(legs: readonly LegRow[]): boolean {
    const areWritten = this.#writer.insertAll(legs);
    if (areWritten) for (const leg of legs) this.#sum(leg);
    return areWritten;
  }

  /** After the last leg. */
  finish(): void {
    this.#sums.write();
  }

  dateOf(row: LegRow): string {
    return row.local_date;
  }

  #sum(row: LegRow): void {
    this.#sums.add(
      {
        employeeId: row.employee_id ?? 0,
        date: row.local_date,
        queueId: row.queue_id ?? 0,
        channel: row.channel,
      },
      {
        hasEmployee: row.employee_id !== null,
        isInbound: row.direction === 'inbound',
        isAnswered: row.is_answered === 1,
        isAbandoned: row.is_abandoned === 1,
        isTransferred: row.is_transferred === null ? null : row.is_transferred === 1,
        isResolved: row.is_resolved === null ? null : row.is_resolved === 1,
        waitMs: row.wait_ms,
        talkMs: row.talk_ms,
        holdMs: row.hold_ms,
        afterContactWorkMs: row.after_contact_work_ms,
        reopens: row.reopens,
        reason: row.reason,
        isRepeatEligible: row.is_repeat_eligible === 1,
      },
    );
  }
}
