import { DAY_PARTS } from 'db/day-parts';
import type { WeekMixTable } from 'db/schema';
import type { Metric } from '~/metrics/metric';
import type { Cell } from '~/metrics/verdicts/reference';
import { mergeStrata } from '~/metrics/verdicts/strata';
import { tally } from '~/metrics/verdicts/tally';
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
export type MixedRow = WeekMixTable & { about: PersonWeek };

interface People {
  hiredDateOf: (person: number) => string | null;
  isNewOn: (person: number, week: string) => boolean;
}

/** The weeks' mix with how long each person had been here then. */
export function withTenure(rows: readonly WeekMixTable[], { hiredDateOf, isNewOn }: People): MixedRow[] {
  const known = new Map<string, PersonWeek>();
  return rows.map((row) => {
    const { employee_id: person, week_date: week } = row;
    const key = `${person} ${week}`;
    const about = known.get(key) ?? {
      tenure: tenureBand(hiredDateOf(person), week),
      isReference: !isNewOn(person, week),
    };
    known.set(key, about);
    return { ...row, about };
  });
}

const PARTS = DAY_PARTS.map(({ name }) => name);

/** One metric's cells of the weeks up to the last, each in its stratum: as fine as this metric's rows allow. */
export function mixedCells(metric: Metric, rows: readonly MixedRow[], lastWeek: string): MixedCell[] {
  const found = rows.flatMap((row) => {
    const sums = row.week_date <= lastWeek ? tally(metric, row) : null;
    if (!sums || sums.n <= 0) return [];
    const { employee_id: person, queue_id: queue, channel, day_part: part, about } = row;
    return [{ row, sums, person, queue, channel, part, n: sums.n, ...about }];
  });
  const strata = mergeStrata(found, PARTS);
  return found.map((one) => {
    const { row, sums, person, queue, channel, part, isReference } = one;
    const { stratum, group } = strata(one);
    return { person, week: row.week_date, queue, channel, part, stratum, group, tally: sums, isReference };
  });
}
