import { group } from 'd3-array';
import type { MeasureSums } from 'db/measures';
import type { Db } from 'db/open';
import { findSettings } from 'db/queries/settings';
import { type FactFilter, type FactKey, type Grain, sumFacts } from 'db/queries/sum-facts';
import { inSlices } from '~/features/verdicts/in-slices.server';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import { evaluate, evaluateQuantile, sampleOf } from '~/metrics/evaluate';
import { measuresOf } from '~/metrics/measures-of';
import type { Figure, Metric, QuantileMetric } from '~/metrics/metric';
import { isSummed, type SummedMetric } from '~/metrics/terms';
import { mapInSteps } from '~/metrics/verdicts/steps';
import type { Sorted } from '~/statistics/quantile';
import { maturedTo } from './matured';
import { findSortedValues } from './sorted-values.server';

export interface FigureRow<G extends Grain, I extends MetricId> {
  key: Pick<FactKey, G>;
  figures: Record<I, Figure>;
}

export interface FigureQuestion<G extends Grain, I extends MetricId> extends FactFilter {
  metricIds: readonly I[];
  by?: readonly G[];
  /** The day that counts as today, for metrics that have to mature. */
  asOf: string;
}

/** A group of which something was counted; each figure is worked out when it is asked for. */
export interface FigureGroup<G extends Grain, I extends MetricId> {
  key: Pick<FactKey, G>;
  figureOf(id: I): Figure;
}

/** There are more groups than whoever asked takes. */
export class TooManyGroups extends Error {}

/**
 * Figures of several metrics over the facts that the filter lets through, one row a group, in the order of the groups.
 * Days are inclusive; a metric that has to mature leaves out the days that are too young. Without `by`: one row, even
 * of nothing; groups of which nothing was counted are left out.
 */
export async function findFigures<G extends Grain = never, I extends MetricId = MetricId>(
  db: Db,
  question: FigureQuestion<G, I>,
): Promise<FigureRow<G, I>[]> {
  const { metricIds } = question;
  const rowOf = ({ key, figureOf }: FigureGroup<G, I>) => ({
    key,
    figures: Object.fromEntries(metricIds.map((id) => [id, figureOf(id)])) as Record<I, Figure>,
  });
  return inSlices(mapInSteps(await findGroups(db, question), rowOf));
}

/** What is known of a group: sums by the last day that counts, and the values of quantile metrics. */
interface Found<G extends Grain> {
  key: Pick<FactKey, G>;
  sums: Map<string | undefined, Partial<MeasureSums>>;
  values: Map<string, Sorted>;
}

/** The groups of findFigures before anything was worked out of them. Throws TooManyGroups beyond `most`. */
export async function findGroups<G extends Grain = never, I extends MetricId = MetricId>(
  db: Db,
  { metricIds, by = [], asOf, most, ...filter }: FigureQuestion<G, I> & { most?: number },
): Promise<FigureGroup<G, I>[]> {
  const found = new Map<string, Found<G>>();
  const groupOf = (key: Pick<FactKey, G>) => {
    const id = by.map((grain) => key[grain]).join('|');
    const known = found.get(id) ?? { key: pickKey(key, by), sums: new Map(), values: new Map() };
    if (most !== undefined && found.size >= most && !found.has(id)) throw new TooManyGroups();
    found.set(id, known);
    return known;
  };
  const limit = most === undefined ? undefined : most + 1;
  const settings = await findSettings(db);
  const metrics = new Map(metricIds.map((id) => [id, getMetric(id, settings)]));
  const lastDays = new Map([...metrics].map(([id, metric]) => [id as string, maturedTo(metric, filter.to, asOf)]));
  const lastDayOf = ({ id }: Metric) => lastDays.get(id);
  for (const [to, same] of group([...metrics.values()].filter(isSummed), lastDayOf)) {
    const rows = await sumFacts(db, { ...filter, to, by, measures: measuresOfAll(same), most: limit });
    const note = (row: (typeof rows)[number]) => void groupOf(row).sums.set(to, row as Partial<MeasureSums>);
    await inSlices(mapInSteps(rows, note));
  }
  for (const metric of [...metrics.values()].filter(isQuantile)) {
    const groups = await findSortedValues(db, metric, { ...filter, by, most: limit });
    const note = ({ key, values }: (typeof groups)[number]) => void groupOf(key).values.set(metric.id, values);
    await inSlices(mapInSteps(groups, note));
  }
  if (by.length === 0) groupOf({} as Pick<FactKey, G>);
  const isCounted = ({ sums, values }: Found<G>) =>
    values.size > 0 ||
    [...metrics.values()].some((metric) => isSummed(metric) && sampleOf(metric, sums.get(lastDayOf(metric)) ?? {}) > 0);
  const counted = await inSlices(
    mapInSteps([...found.values()], (one) => (by.length === 0 || isCounted(one) ? one : [])),
  );
  return counted
    .flat()
    .sort((a, b) => compareKeys(a.key, b.key, by))
    .map(({ key, sums, values }) => ({
      key,
      figureOf: (id) => {
        const metric = metrics.get(id)!;
        if (isQuantile(metric)) return evaluateQuantile(metric, values.get(id) ?? []);
        return evaluate(metric, sums.get(lastDayOf(metric)) ?? {});
      },
    }));
}

const isQuantile = (metric: Metric): metric is QuantileMetric => !isSummed(metric);

const measuresOfAll = (metrics: readonly SummedMetric[]) => [...new Set(metrics.flatMap(measuresOf))];

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
