import { DAY_PARTS } from 'db/day-parts';
import type { MeasureSums } from 'db/measures';
import type { WeekMixTable } from 'db/schema';
import type { Metric } from '~/metrics/metric';
import { getOrSet } from '~/metrics/verdicts/get-or-set';
import type { Cell } from '~/metrics/verdicts/reference';
import { atOnce, ROWS_A_STEP, type Steps } from '~/metrics/verdicts/steps';
import { type MixKey, type MixRows, mergeStrata, type Stratum } from '~/metrics/verdicts/strata';
import { type Tally, tallyOf } from '~/metrics/verdicts/tally';
import { type TenureBand, tenureBand } from '~/metrics/verdicts/tenure-band';

/** A cell that still knows what kind of contact it is of, before strata were merged. */
export interface MixedCell extends Cell {
  queue: number;
  channel: string;
  part: WeekMixTable['day_part'];
}

/** What is the same for everything that a person did in a week. */
interface PersonWeek {
  tenure: TenureBand;
  isReference: boolean;
}

/** Sums of a week, or of another stretch that is named by its first day. */
export type MixRow = Pick<WeekMixTable, 'week_date' | 'employee_id' | 'queue_id' | 'channel' | 'day_part'> &
  Partial<MeasureSums>;

/** Such sums with what their person was then. */
export interface MixedRow {
  sums: MixRow;
  /** Rows of one kind share it. */
  kind: MixKey;
  isReference: boolean;
}

export interface People {
  hiredDateOf: (person: number) => string | null;
  isNewOn: (person: number, week: string) => boolean;
}

/** The weeks' mix with how long each person had been here then. */
export function withTenure(rows: readonly MixRow[], people: People): MixedRow[] {
  return atOnce(tenureInSteps(rows, people));
}

/** The same, to be stopped after some rows. */
export function* tenureInSteps(rows: readonly MixRow[], { hiredDateOf, isNewOn }: People): Steps<MixedRow[]> {
  const known = new Map<number, Map<string, PersonWeek>>();
  const kinds = new Map<string, MixKey>();
  const aboutOf = (person: number, week: string) => {
    const weeks = getOrSet(known, person, () => new Map<string, PersonWeek>());
    return getOrSet(weeks, week, () => ({
      tenure: tenureBand(hiredDateOf(person), week),
      isReference: !isNewOn(person, week),
    }));
  };
  const mixed: MixedRow[] = [];
  for (const sums of rows) {
    const { employee_id: person, week_date: week, queue_id: queue, channel, day_part: part } = sums;
    const { tenure, isReference } = aboutOf(person, week);
    const kind = getOrSet(kinds, `${queue}|${part}|${tenure}|${channel}`, () => ({ queue, channel, part, tenure }));
    mixed.push({ sums, kind, isReference });
    if (mixed.length % ROWS_A_STEP === 0) yield;
  }
  return mixed;
}

const PARTS = DAY_PARTS.map(({ name }) => name);

/** One metric's cells of the weeks up to the last, each in its stratum: as fine as this metric's rows allow. */
export function mixedCells(metric: Metric, rows: readonly MixedRow[], lastWeek: string): MixedCell[] {
  return atOnce(cellsInSteps(metric, rows, lastWeek));
}

/** The same, to be stopped after some rows. */
export function* cellsInSteps(metric: Metric, rows: readonly MixedRow[], lastWeek: string): Steps<MixedCell[]> {
  const toTally = tallyOf(metric);
  if (!toTally) return [];
  const found: { row: MixedRow; tally: Tally }[] = [];
  for (const row of rows) {
    if (row.sums.week_date > lastWeek) continue;
    const tally = toTally(row.sums);
    if (tally.n <= 0) continue;
    found.push({ row, tally });
    if (found.length % ROWS_A_STEP === 0) yield;
  }
  const strata = strataOf(found);
  const cells: MixedCell[] = [];
  for (const { row, tally } of found) {
    const { employee_id: person, week_date: week, queue_id: queue, channel, day_part: part } = row.sums;
    const { stratum, group } = strata.get(row.kind)!;
    cells.push({ person, week, queue, channel, part, stratum, group, tally, isReference: row.isReference });
    if (cells.length % ROWS_A_STEP === 0) yield;
  }
  return cells;
}

/** The stratum of each kind of row. */
function strataOf(found: readonly { row: MixedRow; tally: Tally }[]): Map<MixKey, Stratum> {
  const kinds = new Map<MixKey, Map<number, number>>();
  for (const { row, tally } of found) {
    const people = getOrSet(kinds, row.kind, () => new Map<number, number>());
    const person = row.sums.employee_id;
    if (row.isReference) people.set(person, (people.get(person) ?? 0) + tally.n);
  }
  const counted = [...kinds].flatMap(([kind, people]): MixRows[] => [
    { ...kind, person: 0, n: 0, isReference: false },
    ...[...people].map(([person, n]) => ({ ...kind, person, n, isReference: true })),
  ]);
  const stratumOf = mergeStrata(counted, PARTS);
  return new Map([...kinds.keys()].map((kind) => [kind, stratumOf(kind)]));
}
