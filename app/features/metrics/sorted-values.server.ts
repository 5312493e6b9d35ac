import type { Db } from 'db/open';
import { countLegDurations, findLegDurationsAt } from 'db/queries/leg-durations';
import type { RowFilter } from 'db/queries/row-source';
import type { FactKey, Grain } from 'db/queries/sum-facts';
import { TooBusyError } from 'db/threads/places';
import { inSlices } from '~/features/verdicts/in-slices.server';
import { evaluateQuantile } from '~/metrics/evaluate';
import type { QuantileMetric } from '~/metrics/metric';
import { mapInSteps } from '~/metrics/verdicts/steps';
import type { Sorted } from '~/statistics/quantile';

interface SortedGroup<G extends Grain> {
  key: Pick<FactKey, G>;
  values: Sorted;
}

/** A load between counting and reading is rare, and two of them rarer. */
const TRIES = 3;

/**
 * The values of a quantile metric in their order, a group each; nothing of groups without any. There may be as many as a
 * center has contacts, so that only those are brought which the metric's figure looks at. `most`: no more groups than that.
 */
export async function findSortedValues<G extends Grain>(
  db: Db,
  metric: QuantileMetric,
  { most, ...filter }: RowFilter & { by: readonly G[]; most?: number },
): Promise<SortedGroup<G>[]> {
  const question = { ...filter, column: metric.column };
  for (let tried = 0; tried < TRIES; tried += 1) {
    const counted = await countLegDurations(db, { ...question, most });
    if (counted.length === 0) return [];
    const counts = [...new Set(counted.map(({ count }) => count))];
    const places = await inSlices(mapInSteps(counts, (count) => placesOf(metric, count)));
    const found = await findLegDurationsAt(db, { ...question, places: places.flat() });
    // Where rows came or went meanwhile, groups of another size are missing.
    if (found.length >= counted.length) return found.map((row) => ({ key: row, values: sortedOf(row) }));
  }
  throw new TooBusyError();
}

/** Which places of this number of values the metric's figure looks at. */
function placesOf(metric: QuantileMetric, count: number): [count: number, place: number][] {
  const places = new Set<number>();
  const look = (index: number) => {
    places.add(index + 1);
    return 0;
  };
  evaluateQuantile(metric, { length: count, at: look });
  return [...places].map((place) => [count, place]);
}

function sortedOf({ count, values }: { count: number; values: string }): Sorted {
  return {
    length: count,
    at: (index) => {
      const found = values.split(',').find((each) => each.startsWith(`${index + 1}:`));
      return found === undefined ? undefined : Number(found.slice(found.indexOf(':') + 1));
    },
  };
}
