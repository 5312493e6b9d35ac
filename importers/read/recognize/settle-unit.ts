import type { DateOrder } from '../../cells/date';
import { type DurationUnit, UNIT_MS } from '../../cells/duration';
import { parseInstant } from '../../cells/instant';
import { parseNumber } from '../../cells/number';
import type { Field, Profile } from '../../profile';
import type { PlannedColumn } from '../plan';

const SHORTEST_MS = 1000;
const LONGEST_MS = 10 * 3_600_000;
/** Rows that are enough to see it. */
const ENOUGH = 2000;

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;

/**
 * The columns with the unit that the file's talk times are in, where the vendor's files differ: the one nearest to what
 * the clock says of the same calls, else the first in which half of the calls are of human length.
 */
export function settleUnit(
  { units }: Profile,
  columns: readonly PlannedColumn[],
  rows: readonly string[][],
  file: { dateOrder: DateOrder; hasDecimalComma: boolean },
): PlannedColumn[] {
  const at = (field: Field) => columns.find((column) => column.field === field)?.index;
  const talk = at('talk');
  if (!units || talk === undefined) return [...columns];
  const calls = rows
    .slice(0, ENOUGH)
    .map((cells) => ({ cells, talk: parseNumber(cells[talk]?.trim() ?? '', file.hasDecimalComma) }))
    .filter((call) => call.talk > 0);
  if (calls.length === 0) return [...columns];
  const [from, to] = [at('connected') ?? at('started'), at('ended')];
  const moment = (cells: readonly string[], index: number) =>
    parseInstant(cells[index]?.trim() ?? '', file.dateOrder)?.localMs ?? Number.NaN;
  const ratios = calls
    .map(({ cells, talk }) =>
      from === undefined || to === undefined ? 0 : (moment(cells, to) - moment(cells, from)) / talk,
    )
    .filter((ratio) => ratio > 0);
  const settled =
    ratios.length > 0 ? nearest(units, median(ratios)) : plausible(units, median(calls.map((call) => call.talk)));
  return columns.map((column) => (column.unit === units[0] ? { ...column, unit: settled } : column));
}

function nearest(units: readonly DurationUnit[], ms: number): DurationUnit {
  const distance = (unit: DurationUnit) => Math.abs(Math.log(UNIT_MS[unit] / ms));
  return units.reduce((best, unit) => (distance(unit) < distance(best) ? unit : best));
}

function plausible(units: readonly [DurationUnit, ...DurationUnit[]], talk: number): DurationUnit {
  const fits = (unit: DurationUnit) => talk * UNIT_MS[unit] >= SHORTEST_MS && talk * UNIT_MS[unit] <= LONGEST_MS;
  return units.find(fits) ?? units[0];
}
