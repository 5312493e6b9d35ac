import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Measure, MeasureSums } from '../measures';
import type { Db } from '../open';
import { isInPart, type RowPart, type RowQuestion, rowAmounts } from './row-amounts';
import { fromRows, isNamedRow, rowConditions, rowMeasure } from './row-source';
import { findSettings } from './settings';

/** How many rows are above the line, below it, and below but not above. */
export type PartCounts = Record<RowPart, number>;

const PARTS = ['numerator', 'denominator', 'rest'] as const;

/**
 * Sums measures over the very rows (not over daily_facts), and counts the rows of each part; `named` are those of `part`
 * that are seen by name. What a page of rows says above them; equal to the figure from daily_facts where the same may be seen.
 */
export async function sumRows(
  db: Db,
  question: RowQuestion & { measures: readonly Measure[]; part: RowPart },
): Promise<{ sums: Partial<MeasureSums>; counts: PartCounts; named: number }> {
  const { source, part, seenBy, orTeamIds = [] } = question;
  const inForce = await findSettings(db);
  const counting = { settings: question.settings ?? inForce, inForce };
  const amounts = rowAmounts(question, counting);
  const count = (isCounted: RawBuilder<SqlBool>, name: string) =>
    sql`coalesce(sum(CASE WHEN ${isCounted} THEN 1 ELSE 0 END), 0) AS ${sql.ref(name)}`;
  const sums = question.measures.flatMap((measure) => {
    const found = rowMeasure(source, measure, counting);
    return found ? [sql`coalesce(sum(${found}), 0) AS ${sql.ref(measure)}`] : [];
  });
  const counts = PARTS.map((one) => count(isInPart(amounts, one), one));
  // Where no team's sums are asked for, every row that counts is seen by name.
  if (seenBy && orTeamIds.length > 0) {
    counts.push(count(sql`${isInPart(amounts, part)} AND ${isNamedRow(source, seenBy)}`, 'named'));
  }
  const { rows } = await sql<PartCounts & { named?: number } & Partial<MeasureSums>>`
    SELECT ${sql.join([...counts, ...sums])} ${fromRows(source)} WHERE ${rowConditions(source, question)}`.execute(db);
  const { numerator, denominator, rest, named, ...found } = rows[0]!;
  const all = { numerator, denominator, rest };
  return { sums: found, counts: all, named: named ?? all[part] };
}
