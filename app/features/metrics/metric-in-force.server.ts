import type { Db } from 'db/open';
import { findMetricVersions } from 'db/queries/definitions';
import { findSettings } from 'db/queries/settings';
import { findMetric, getMetric, type MetricId } from '~/metrics/catalogue';
import type { Metric } from '~/metrics/metric';
import { currentVersion } from '~/metrics/versions';

/** The metric of an id that came from outside, as the settings in force have it, with its version's number; or null. */
export async function findMetricInForce(db: Db, id: string | null | undefined): Promise<Metric | null> {
  const declared = findMetric(id);
  if (declared === null) return null;
  const metricId = declared.id as MetricId;
  const [settings, written] = await Promise.all([findSettings(db), findMetricVersions(db, metricId)]);
  return { ...getMetric(metricId, settings), version: currentVersion(declared, written) };
}
