import type { Measure } from '../measures';
import type { Db } from '../open';

/** A text that changes whenever a load, an undo or a move between people has changed the rows: what a remembered result hangs on. */
export async function findDataVersion(db: Db): Promise<string> {
  const row = await db
    .selectFrom('imports')
    .select((eb) => [
      eb.fn.countAll<number>().as('imports'),
      eb.fn.max('finished_at').as('finished'),
      eb.fn.max('undone_at').as('undone'),
      eb
        .selectFrom('row_moves')
        .select((moves) => moves.fn.max('id').as('id'))
        .as('moves'),
    ])
    .executeTakeFirstOrThrow();
  return `${row.imports}|${row.finished}|${row.undone}|${row.moves}`;
}

/** The first and last local day of any fact, or of those with any of the measures; null where there is none. */
export async function findFactSpan(
  db: Db,
  measures: readonly Measure[] = [],
): Promise<{ first: string; last: string } | null> {
  const row = await db
    .selectFrom('daily_facts')
    .select((eb) => [eb.fn.min('local_date').as('first'), eb.fn.max('local_date').as('last')])
    .$if(measures.length > 0, (query) => query.where((eb) => eb.or(measures.map((measure) => eb(measure, '<>', 0)))))
    .executeTakeFirst();
  return row?.first ? { first: row.first, last: row.last } : null;
}
