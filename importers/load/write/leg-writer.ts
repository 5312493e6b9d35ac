import { REPEAT_ELIGIBLE } from 'db/leg-measures';
import { noteCell } from 'db/roll-up/changes';
import { CORRECTABLE, noteCorrected } from 'db/roll-up/corrected';
import { LegSums } from 'db/roll-up/leg-sums';
import { testOf } from 'db/roll-up/leg-values';
import { readSettings } from 'db/settings';
import type { LegRecord, PersonRef } from '../../records';
import { UnpackedLeg } from '../threads/row-unpacker';
import { flag, knownFlag } from './flags';
import type { LoadContext } from './load-context';
import { LEGS } from './row-tables';
import type { RowOf } from './table-shape';
import { type Met, TableWriter } from './table-writer';

export type LegRow = RowOf<typeof LEGS>;

const CORRECTABLE_COLUMNS: ReadonlySet<string> = new Set(CORRECTABLE);

const attributesJson = (leg: LegRecord) => {
  if (leg instanceof UnpackedLeg) return leg.attributesJson;
  return leg.attributes === null ? null : JSON.stringify(leg.attributes);
};

/** Contact legs: one row of the file, one row here. */
export class LegWriter {
  readonly table = LEGS.table;
  readonly #writer: TableWriter<LegRow>;
  readonly #sums: LegSums;
  /** Said with the row, or the roll-up would have to update every row that has just come. */
  readonly #isRepeatEligible;

  constructor(private readonly context: LoadContext) {
    this.#writer = new TableWriter(context.connection, LEGS, context.importId);
    this.#sums = new LegSums(context.connection);
    this.#isRepeatEligible = testOf(REPEAT_ELIGIBLE, readSettings(context.connection));
  }

  prepare(leg: LegRecord, line: number): LegRow {
    const { context } = this;
    const employeeId = leg.person === null ? null : this.#personOf(leg, leg.person, line);
    const row: LegRow = {
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
      is_repeat_eligible: 0,
      is_repeated: 0,
      import_id: context.importId,
      line,
    };
    if (this.#isRepeatEligible(row)) row.is_repeat_eligible = 1;
    return row;
  }

  #personOf(leg: LegRecord, person: PersonRef, line: number): number {
    return leg instanceof UnpackedLeg ? this.context.sharedPersonOf(person, line) : this.context.personOf(person, line);
  }

  /** Whether writing the row would replace one that another import brought. */
  wouldReplace(row: LegRow): boolean {
    return this.#writer.wouldReplace(row);
  }

  correct(row: LegRow): Met | null {
    const previous = this.#writer.replacedIn(row, CORRECTABLE_COLUMNS);
    if (previous === null) return null;
    const id = previous.id as number;
    noteCorrected(this.context.connection, { ...row, id });
    return { fate: 'updated', id, previous };
  }

  write(row: LegRow): Met {
    const met = this.#writer.write(row);
    if (met.fate === 'inserted') this.#sums.add(row);
    else if (met.fate === 'updated') noteCell(this.context.connection, row.employee_id, row.local_date);
    return met;
  }

  /** Inserts legs of which none stands there; false, and nothing is written, where that may not be so. */
  insertAll(legs: readonly LegRow[]): boolean {
    const areWritten = this.#writer.insertAll(legs);
    if (areWritten) for (const leg of legs) this.#sums.add(leg);
    return areWritten;
  }

  /** After the last leg. */
  finish(): void {
    this.#sums.write();
  }

  dateOf(row: LegRow): string {
    return row.local_date;
  }
}
