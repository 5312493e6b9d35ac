import { sql } from 'kysely';
import type { Measure, MeasureSums } from '../measures';
import type { Db } from '../open';
import { isInPart, type RowQuestion, rowAmounts } from './row-amounts';
import { fromRows, rowConditions, rowMeasure } from './row-source';
import { findSettings } from './settings';

/** How many rows are above the line, below it, and below but not above. */
export type PartCounts = Record<'numerator' | 'denominator' | 'rest', number>;

/**
 * Sums measures over the very rows (not over daily_facts), and counts the rows of each part. What a page of rows says
 * above them; equal to the figure from daily_facts where the same may be seen.
 */
export async function sumRows(
  db: Db,
  question: RowQuestion & { measures: readonly Measure[] },
): Promise<{ sums: Partial<MeasureSums>; counts: PartCounts }> {
  const inForce = await findSettings(db);
  const counting = { settings: question.settings ?? inForce, inForce };
  const amounts = rowAmounts(question, counting);
  const count = (part: keyof PartCounts) =>
    sql`coalesce(sum(CASE WHEN ${isInPart(amounts, part)} THEN 1 ELSE 0 END), 0) AS ${sql.ref(part)}`;
  const sums = question.measures.flatMap((measure) => {
    const found = rowMeasure(question.source, measure, counting);
    return found ? [sql`coalesce(sum(${found}), 0) AS ${sql.ref(measure)}`] : [];
  });
  const columns = [count('numerator'), count('denominator'), count('rest'), ...sums];
  const { rows } = await sql<PartCounts & Partial<MeasureSums>>`
    SELECT ${sql.join(columns)} ${fromRows(question.source)} WHERE ${rowConditions(question.source, question)}`.execute(
    db,
  );
  const { numerator, denominator, rest, ...found } = rows[0]!;
  return { sums: found, counts: { numerator, denominator, rest } };
}
