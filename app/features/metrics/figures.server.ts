import { group } from 'd3';
import type { MeasureSums } from 'db/measures';
import type { Db } from 'db/open';
import { findLegDurations } from 'db/queries/leg-durations';
import { findSettings } from 'db/queries/settings';
import { type FactFilter, type FactKey, type Grain, sumFacts } from 'db/queries/sum-facts';
import { mondayOf } from '~/clock';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import { evaluate, evaluateQuantile } from '~/metrics/evaluate';
import { measuresOf } from '~/metrics/measures-of';
import type { Figure, Metric, QuantileMetric } from '~/metrics/metric';
import { isSummed, type SummedMetric } from '~/metrics/terms';
import { maturedTo } from './matured';

export interface FigureRow<G extends Grain, I extends MetricId> {
  key: Pick<FactKey, G>;
  figures: Record<I, Figure>;
}

interface FigureQuestion<G extends Grain, I extends MetricId> extends FactFilter {
  metricIds: readonly I[];
  by?: readonly G[];
  /** The day that counts as today, for metrics that have to mature. */
  asOf: string;
}

/**
 * Figures of several metrics over the facts that the filter lets through, one row a group, in the order of the groups.
 * Days are inclusive; a metric that has to mature leaves out the days that are too young. Without `by`: one row, even
 * of nothing; groups of which nothing was counted are left out.
 */
export async function findFigures<G extends Grain = never, I extends MetricId = MetricId>(
  db: Db,
  { metricIds, by = [], asOf, ...filter }: FigureQuestion<G, I>,
): Promise<FigureRow<G, I>[]> {
  const found = new Map<string, { key: Pick<FactKey, G>; figures: Partial<Record<string, Figure>> }>();
  const noteFigure = (key: Pick<FactKey, G>, figure: Figure) => {
    const id = by.map((grain) => key[grain]).join('|');
    const row = found.get(id) ?? { key, figures: {} };
    row.figures[figure.metricId] = figure;
    found.set(id, row);
  };
  const settings = await findSettings(db);
  const metrics = metricIds.map((id) => getMetric(id, settings));
  for (const [to, same] of group(metrics.filter(isSummed), (metric) => maturedTo(metric, filter.to, asOf))) {
    const rows = await sumFacts(db, { ...filter, to, by, measures: measuresOfAll(same) });
    for (const row of rows) {
      const key = pickKey(row, by);
      for (const metric of same) noteFigure(key, evaluate(metric, row as Partial<MeasureSums>));
    }
  }
  for (const metric of metrics.filter(isQuantile)) {
    for (const { key, values } of await findSortedValues(db, metric, { ...filter, by })) {
      noteFigure(key, evaluateQuantile(metric, values));
    }
  }
  if (by.length === 0 && found.size === 0) found.set('', { key: {} as Pick<FactKey, G>, figures: {} });
  return [...found.values()]
    .filter(({ figures }) => by.length === 0 || Object.values(figures).some((figure) => figure && figure.sample > 0))
    .sort((a, b) => compareKeys(a.key, b.key, by))
    .map(({ key, figures }) => ({
      key,
      figures: Object.fromEntries(
        metrics.map((metric) => [metric.id, figures[metric.id] ?? nothing(metric)]),
      ) as Record<I, Figure>,
    }));
}

const isQuantile = (metric: Metric): metric is QuantileMetric => !isSummed(metric);

const measuresOfAll = (metrics: readonly SummedMetric[]) => [...new Set(metrics.flatMap(measuresOf))];

const nothing = (metric: Metric) => (isQuantile(metric) ? evaluateQuantile(metric, []) : evaluate(metric, {}));

function pickKey<G extends Grain>(row: Pick<FactKey, G>, by: readonly G[]): Pick<FactKey, G> {
  return Object.fromEntries(by.map((grain) => [grain, row[grain]])) as Pick<FactKey, G>;
}

function compareKeys<G extends Grain>(a: Pick<FactKey, G>, b: Pick<FactKey, G>, by: readonly G[]): number {
  for (const grain of by) {
    if (a[grain] < b[grain]) return -1;
    if (a[grain] > b[grain]) return 1;
  }
  return 0;
}

/** The values of a quantile metric, sorted, a group each; one empty group where nothing is asked apart and nothing is there. */
async function findSortedValues<G extends Grain>(
  db: Db,
  metric: QuantileMetric,
  { by, ...filter }: FactFilter & { by: readonly G[] },
): Promise<{ key: Pick<FactKey, G>; values: number[] }[]> {
  const rows = await findLegDurations(db, { ...filter, by, column: metric.column });
  const groups = new Map<string, { key: Pick<FactKey, G>; values: number[] }>();
  for (const row of rows) {
    const key = pickKey(row, by);
    if ('week' in key) key.week = mondayOf(key.week as string);
    const id = by.map((grain) => key[grain]).join('|');
    const known = groups.get(id) ?? { key, values: [] };
    known.values.push(row.value);
    groups.set(id, known);
  }
  return [...groups.values()];
}
