import type { Settings } from 'db/default-settings';
import type { Db } from 'db/open';
import type { GoalRow } from 'db/queries/goals';
import { findVersionOrInForce } from '~/features/metrics/version-figures.server';
import { findMetric, type MetricId } from '~/metrics/catalogue';
import { type GoalMetric, isGoalMetric } from '~/metrics/goals/goal';
import { sayVersion } from '~/metrics/version-words';

/** What is judged by a version of a metric that is no longer in force, in a sentence. */
export interface VersionNote {
  metricId: string;
  version: number;
  words: string;
}

/** A goal's metric, or its guard's, as it was when the goal was set. */
export interface GoalVersion {
  metric: GoalMetric;
  /** The settings that it counts by, where those in force count otherwise by now: the roll-up then no longer says it. */
  under?: Settings;
  /** That it does, and what is in force instead. */
  note: VersionNote | null;
}

/**
 * A metric in the version that a goal was set on; in the one in force where that one was never written down. Null for
 * what takes no goals. Only settings are kept: later changes in the code apply.
 */
export async function findGoalVersion(
  db: Db,
  { metricId, version, today }: { metricId: string | null; version: number | null; today: string },
): Promise<GoalVersion | null> {
  const id = findMetric(metricId)?.id as MetricId | undefined;
  if (id === undefined) return null;
  const { metric, settings, inForce } = await findVersionOrInForce(db, { metricId: id, version });
  if (!isGoalMetric(metric)) return null;
  const counted = { version: metric.version, settings };
  const words = sayVersion(metric, { verb: 'Judged', counted, inForce }, today);
  return words === null
    ? { metric, note: null }
    : { metric, under: settings, note: { metricId: id, version: metric.version, words } };
}

/** The version of a goal's own metric, which always takes goals. */
export async function goalVersionOf(db: Db, row: GoalRow, today: string): Promise<GoalVersion> {
  const found = await findGoalVersion(db, { metricId: row.metric_id, version: row.metric_version, today });
  if (!found) throw new Error(`Goal ${row.id} is on ${row.metric_id}, which takes no goals`);
  return found;
}
