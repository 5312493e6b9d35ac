import type { Db } from 'db/open';
import { findMetricVersions } from 'db/queries/definitions';
import { findSettings } from 'db/queries/settings';
import type { FactFilter, Grain } from 'db/queries/sum-facts';
import { sumLegsUnder } from 'db/queries/sum-under';
import type { Settings } from 'db/settings';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import { evaluate } from '~/metrics/evaluate';
import { measuresOf } from '~/metrics/measures-of';
import type { Figure, Metric } from '~/metrics/metric';
import { isSummed } from '~/metrics/terms';
import { currentVersion, settingsOfVersion } from '~/metrics/versions';
import { maturedTo } from './matured';

export interface FoundVersion {
  metric: Metric;
  settings: Settings;
  isCurrent: boolean;
  /** The version in force; since '' where it has always been. */
  inForce: { version: number; since: string; settings: Settings };
}

/** A metric as one of its versions had it, with the settings of that time; the one in force where none was asked for, or one that there never was. */
export async function findVersionOrInForce(
  db: Db,
  { metricId, version }: { metricId: MetricId; version: number | null },
): Promise<FoundVersion> {
  const [settings, written] = await Promise.all([findSettings(db), findMetricVersions(db, metricId)]);
  const current = currentVersion(getMetric(metricId), written);
  const inForce = { version: current, since: written.at(-1)?.from_date ?? '', settings };
  const isCurrent = version === null || version < 1 || version >= current;
  const found = isCurrent ? current : version;
  const ofThen = isCurrent ? settings : settingsOfVersion(found, written, settings);
  return { metric: { ...getMetric(metricId, ofThen), version: found }, settings: ofThen, isCurrent, inForce };
}

/**
 * Figures of a metric of legs under settings that need not be in force, read from the rows; one a group of the grain, or
 * one of all. Days are inclusive; what has to mature does so by those settings.
 */
export async function findFiguresUnder(
  db: Db,
  {
    metricId,
    settings,
    by,
    asOf,
    ...filter
  }: FactFilter & {
    metricId: MetricId;
    settings: Settings;
    by?: Grain;
    asOf: string;
  },
): Promise<{ key: string | number | null; figure: Figure }[]> {
  const metric = getMetric(metricId, settings);
  if (!isSummed(metric) || metric.rows !== 'legs') throw new TypeError(`${metricId} is not summed from legs`);
  const measures = [...new Set(measuresOf(metric))];
  const to = maturedTo(metric, filter.to, asOf);
  const rows = await sumLegsUnder(db, { ...filter, to, settings, measures, by: by ? [by] : [] });
  return rows.map((row) => ({
    key: by ? (row as Record<Grain, string | number>)[by] : null,
    figure: evaluate(metric, row),
  }));
}
