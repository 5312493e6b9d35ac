import type { Db } from 'db/open';
import { findFigures } from '~/features/metrics/figures.server';
import type { MetricId } from '~/metrics/catalogue';
import { SCORABLE_METRICS } from '~/metrics/scorecard/definition';
import { quantile } from '~/statistics/quantile';
import { periodBefore, quarterFrom, quarterOf } from './score-period';
import { findQuarterStart } from './scorecard-versions.server';

/** With fewer people, their middle would be somebody. */
const FEWEST_PEOPLE = 5;

/** People's actual figures in the last complete quarter: the lowest and highest tenth and the middle of each metric. */
export async function findSpread(db: Db, asOf: string) {
  const period = periodBefore(quarterFrom(quarterOf(asOf, await findQuarterStart(db))));
  const metricIds = SCORABLE_METRICS.map(({ id }) => id as MetricId);
  const rows = await findFigures(db, { metricIds, by: ['person'], from: period.from, to: period.to, asOf });
  const people = rows.filter(({ key }) => key.person !== 0);
  const metrics = metricIds.flatMap((metricId) => {
    const values = people
      .flatMap(({ figures }) => (figures[metricId].isReliable ? [figures[metricId].value!] : []))
      .sort((a, b) => a - b);
    if (values.length < FEWEST_PEOPLE) return [];
    const at = (share: number) => quantile(values, share)!;
    return [{ metricId, people: values.length, low: at(0.1), middle: at(0.5), high: at(0.9) }];
  });
  return { period, metrics };
}
export type Spread = Awaited<ReturnType<typeof findSpread>>;
