import { isRepeatEligible } from 'db/roll-up/mark-repeats';
import type { LegRecord } from '../records';
import type { LoadContext } from './load-context';
import { UnpackedLeg } from './packed-rows';
import { LEGS } from './row-tables';
import { type Met, TableWriter, type Value } from './table-writer';

export const flag = (value: boolean | null) => (value === null ? null : value ? 1 : 0);

const attributesJson = (leg: LegRecord) => {
  if (leg instanceof UnpackedLeg) return leg.attributesJson;
  return leg.attributes === null ? null : JSON.stringify(leg.attributes);
};

/** Contact legs: one row of the file, one row here. */
export class LegWriter {
  readonly table = LEGS.table;
  readonly #writer: TableWriter;

  constructor(private readonly context: LoadContext) {
    this.#writer = new TableWriter(context.connection, LEGS, context.importId);
  }

  prepare(leg: LegRecord, line: number): Value[] {
    const { context } = this;
    const employeeId = leg.person === null ? null : context.personOf(leg.person, line);
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

  write(values: Value[]): Met {
    return this.#writer.write(values);
  }

  /** Inserts legs of which none stands there; false, and nothing is written, where that may not be so. */
  insertAll(legs: readonly Value[][]): boolean {
    return this.#writer.insertAll(legs);
  }

  dateOf(values: Value[]): string {
    return values[8] as string;
  }
}
