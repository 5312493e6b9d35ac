import { type Expression, type SqlBool, sql } from 'kysely';
import { MEASURES, type Measure, type MeasureSums } from '../measures';
import type { Db } from '../open';
import { isSeenByName, type Viewer } from './named-days';

/** What figures can be grouped by. A week is named by its Monday, a month by yyyy-MM. */
export const GRAINS = ['person', 'team', 'queue', 'channel', 'day', 'week', 'month'] as const;
export type Grain = (typeof GRAINS)[number];

/** Which cells count; days are inclusive on both ends. An empty list of ids matches nothing, undefined everything. */
export interface FactFilter {
  from?: string;
  to?: string;
  employeeIds?: readonly number[];
  teamIds?: readonly number[];
  queueIds?: readonly number[];
  channels?: readonly string[];
  /** Only the days on which this viewer sees the person by name. */
  seenBy?: Viewer;
}

/** The group that a row of sums belongs to; only the grains asked for are set. */
export interface FactKey {
  person: number;
  team: number;
  queue: number;
  channel: string;
  day: string;
  week: string;
  month: string;
}

const GRAIN_COLUMNS = {
  person: sql<unknown>`employee_id`,
  team: sql<unknown>`team_id`,
  queue: sql<unknown>`queue_id`,
  channel: sql<unknown>`channel`,
  day: sql<unknown>`local_date`,
  week: sql<unknown>`week_date`,
  month: sql<unknown>`substr(local_date, 1, 7)`,
} as const;

/**
 * Sums measures over the cells of daily_facts that the filter lets through, one row a group, ordered by group.
 * Without grains: exactly one row, of zeros where nothing matched. `most`: no more groups than that, and none of zeros.
 */
export async function sumFacts<G extends Grain = never, M extends Measure = Measure>(
  db: Db,
  options: FactFilter & { by?: readonly G[]; measures?: readonly M[]; most?: number },
): Promise<(Pick<FactKey, G> & Pick<MeasureSums, M>)[]> {
  const by = options.by ?? [];
  // Who names no measures asks for all, and M is then all of them.
  const measures = options.measures ?? (MEASURES as readonly Measure[] as readonly M[]);
  let query = db
    .selectFrom('daily_facts')
    .select([
      ...by.map((grain) => GRAIN_COLUMNS[grain].as(grain)),
      ...measures.map((measure) => sql<number>`coalesce(sum(${sql.ref(measure)}), 0)`.as(measure)),
    ])
    .where((eb) => eb.and(conditions(options)));
  for (const grain of by) query = query.groupBy(GRAIN_COLUMNS[grain]).orderBy(GRAIN_COLUMNS[grain]);
  if (options.most !== undefined && by.length > 0) {
    query = query.having((eb) => eb.or(measures.map((measure) => sql<SqlBool>`sum(${sql.ref(measure)}) <> 0`)));
    query = query.limit(options.most);
  }
  const rows = await query.execute();
  // Kysely cannot follow columns that are chosen at run time; these are the grains and measures named above.
  return rows as unknown as (Pick<FactKey, G> & Pick<MeasureSums, M>)[];
}

const CELL = { person: 'daily_facts.employee_id', team: 'daily_facts.team_id', day: 'daily_facts.local_date' };

function conditions(filter: FactFilter): Expression<SqlBool>[] {
  const found: Expression<SqlBool>[] = [];
  if (filter.from) found.push(sql<SqlBool>`local_date >= ${filter.from}`);
  if (filter.to) found.push(sql<SqlBool>`local_date <= ${filter.to}`);
  for (const [column, values] of [
    ['employee_id', filter.employeeIds],
    ['team_id', filter.teamIds],
    ['queue_id', filter.queueIds],
    ['channel', filter.channels],
  ] as const) {
    if (values === undefined) continue;
    found.push(
      values.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`${sql.ref(column)} in (${sql.join([...values])})`,
    );
  }
  if (filter.seenBy) found.push(isSeenByName(filter.seenBy, CELL));
  return found.length > 0 ? found : [sql<SqlBool>`1 = 1`];
}
