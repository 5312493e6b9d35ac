import { type Kysely, sql } from 'kysely';

/** The version of a metric that was in force at a goal's instant; the oldest known where none was written down by then. */
const inForce = (metricId: string) => `COALESCE(
  (SELECT MAX(v.version) FROM metric_versions v WHERE v.metric_id = goals.${metricId} AND v.recorded_at <= goals.created_at),
  (SELECT MIN(v.version) FROM metric_versions v WHERE v.metric_id = goals.${metricId}))`;

const STATEMENTS = [
  'ALTER TABLE goals ADD COLUMN counter_metric_version INTEGER',
  `UPDATE goals SET counter_metric_version = COALESCE(${inForce('counter_metric_id')}, 1) WHERE counter_metric_id IS NOT NULL`,
  // Goals used to be written with the declared version, whatever was in force.
  `UPDATE goals SET metric_version = MAX(metric_version, COALESCE(${inForce('metric_id')}, 1))`,
];

/** The version of a goal's guard, as of its metric: each is judged by what it meant when the goal was set. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
