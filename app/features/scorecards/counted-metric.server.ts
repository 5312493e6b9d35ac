import type { Settings } from 'db/default-settings';
import type { Db } from 'db/open';
import { findVersionOrInForce } from '~/features/metrics/version-figures.server';
import type { GoalMetric } from '~/metrics/goals/goal';
import { isScorable, type ScoredMetric } from '~/metrics/scorecard/definition';
import { sayVersion } from '~/metrics/version-words';

/** A metric of a scorecard as it meant when the version was written, with the settings of that time. */
export interface CountedMetric {
  metric: GoalMetric;
  settings: Settings;
  isCurrent: boolean;
}

/** The metric that counts, in the version that was written down; throws for one that may never count. */
export async function countedMetric(
  db: Db,
  { metricId, metricVersion }: Pick<ScoredMetric, 'metricId' | 'metricVersion'>,
): Promise<CountedMetric> {
  const { metric, settings, isCurrent } = await findVersionOrInForce(db, { metricId, version: metricVersion });
  if (!isScorable(metric)) throw new TypeError(`${metricId} may not count in a scorecard`);
  return { metric, settings, isCurrent };
}

/** That metrics count by a version that is no longer in force, a sentence each. */
export async function sayOldVersions(
  db: Db,
  metrics: readonly Pick<ScoredMetric, 'metricId' | 'metricVersion'>[],
  today: string,
): Promise<{ metricId: string; version: number; words: string }[]> {
  const notes = await Promise.all(
    metrics.map(async ({ metricId, metricVersion }) => {
      const { metric, settings, inForce } = await findVersionOrInForce(db, { metricId, version: metricVersion });
      const counted = { version: metric.version, settings };
      const words = sayVersion(metric, { verb: 'Counted', counted, inForce }, today);
      return words === null ? [] : [{ metricId, version: metric.version, words }];
    }),
  );
  return notes.flat();
}
