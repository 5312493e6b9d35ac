import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { LegDuration } from '../leg-durations';
import type { Measure } from '../measures';
import type { Settings } from '../settings';
import {
  type CountingSettings,
  hasDuration,
  type RowFilter,
  type RowSource,
  rowColumn,
  rowMeasure,
} from './row-source';

/** Measures that a row's amount adds up, measures that it takes off, and what the whole is divided by. */
interface Terms {
  plus: readonly Measure[];
  minus: readonly Measure[];
  per?: number;
}

/** What makes a row count: measures above and below the line, or a duration that is read as quantiles. */
export type Counted =
  | { kind: 'terms'; numerator: Terms; denominator: Terms | null }
  | { kind: 'duration'; column: LegDuration };

/** Which of them: those above the line, those below it, those below and not above. */
export type RowPart = 'numerator' | 'denominator' | 'rest';

export interface RowQuestion extends RowFilter {
  source: RowSource;
  counted: Counted;
  /** What is counted by, where those in force are not. */
  settings?: Settings;
}

/** What a row adds above and below the line. */
export interface RowAmounts {
  numerator: RawBuilder<number>;
  denominator: RawBuilder<number>;
}

/** The amounts of a row as SQL, from the declarations of the measures. A count has the same above and below. */
export function rowAmounts({ source, counted }: RowQuestion, counting: CountingSettings): RowAmounts {
  if (counted.kind === 'duration') {
    const counts = hasDuration(counted.column);
    return {
      numerator: sql`(CASE WHEN ${counts} THEN ${rowColumn(source, counted.column)} ELSE 0 END)`,
      denominator: sql`(CASE WHEN ${counts} THEN 1 ELSE 0 END)`,
    };
  }
  const amount = ({ plus, minus, per }: Terms) => {
    const whole = sql<number>`(0${added('+', plus)}${added('-', minus)})`;
    return per === undefined ? whole : sql<number>`(${whole} / ${sql.lit(per)}.0)`;
  };
  const added = (sign: '+' | '-', measures: readonly Measure[]) =>
    sql.join(
      measures.flatMap((measure) => {
        const found = rowMeasure(source, measure, counting);
        return found ? [sql`${sql.raw(sign)}${found}`] : [];
      }),
      sql``,
    );
  const numerator = amount(counted.numerator);
  return { numerator, denominator: counted.denominator ? amount(counted.denominator) : numerator };
}

/** Whether a row belongs to the part. */
export function isInPart({ numerator, denominator }: RowAmounts, part: RowPart): RawBuilder<SqlBool> {
  if (part === 'numerator') return sql`${numerator} <> 0`;
  // A row may add above the line alone: a chat that began while another was open.
  if (part === 'denominator') return sql`(${denominator} <> 0 OR ${numerator} <> 0)`;
  return sql`(${denominator} <> 0 AND ${numerator} = 0)`;
}
