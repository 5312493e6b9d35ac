import type { Measure } from '../measures';
import type { Db } from '../open';

/** A number that has grown whenever a row has changed that figures are made of: triggers count in each transaction that writes. */
export async function findDataVersion(db: Db): Promise<number> {
  const { version } = await db.selectFrom('data_version').select('version').executeTakeFirstOrThrow();
  return version;
}

/** The first and last local day of any fact, or of those with any of the measures; null where there is none. */
export async function findFactSpan(
  db: Db,
  measures: readonly Measure[] = [],
): Promise<{ first: string; last: string } | null> {
  // Each end by itself: so an index leads to it, and what lies between is not read.
  const [first, last] = await Promise.all(
    (['asc', 'desc'] as const).map((order) =>
      db
        .selectFrom('daily_facts')
        .select('local_date')
        .$if(measures.length > 0, (query) => query.where((eb) => eb.or(measures.map((name) => eb(name, '<>', 0)))))
        .orderBy('local_date', order)
        .limit(1)
        .executeTakeFirst(),
    ),
  );
  return first && last ? { first: first.local_date, last: last.local_date } : null;
}

/** The last local day, from `since` on, of which any of the measures is known of anybody; null where there is none. */
export async function findLastDay(
  db: Db,
  { measures, since }: { measures: readonly Measure[]; since: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('daily_facts')
    .select('local_date')
    .where('local_date', '>=', since)
    .where((eb) => eb.or(measures.map((measure) => eb(measure, '<>', 0))))
    .orderBy('local_date', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.local_date ?? null;
}
