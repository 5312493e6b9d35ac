import { expect, test } from 'vitest';
import { findSortedValues } from '~/features/metrics/sorted-values.server';
import { getMetric } from '~/metrics/catalogue';
import { evaluateQuantile } from '~/metrics/evaluate';
import type { QuantileMetric } from '~/metrics/metric';
import { openBenchCenter } from '../bench/bench-center';

const wait = getMetric('wait_time') as QuantileMetric;

test('a quantile of very many legs is what all of them give, and only the places that it looks at are brought', async () => {
  const { db, connection } = await openBenchCenter(':memory:', { legs: 5_000, asOf: '2026-09-21', people: 6 });
  const all = connection.prepare('SELECT wait_ms FROM legs ORDER BY wait_ms').pluck().all() as number[];
  const [whole] = await findSortedValues(db, wait, { by: [] });
  expect(evaluateQuantile(wait, whole!.values)).toEqual(evaluateQuantile(wait, all));
  expect(evaluateQuantile(wait, all).interval).not.toBeNull();
  expect(whole!.values.at(1_000)).toBeUndefined();
  const byPerson = await findSortedValues(db, wait, { by: ['person', 'week'] });
  expect(byPerson.length).toBeGreaterThan(200);
  for (const { key, values } of byPerson) {
    const own = connection
      .prepare(`SELECT wait_ms FROM legs WHERE employee_id = ? AND local_date BETWEEN ? AND date(?, '6 days')
        ORDER BY wait_ms`)
      .pluck()
      .all(key.person, key.week, key.week) as number[];
    expect(evaluateQuantile(wait, values)).toEqual(evaluateQuantile(wait, own));
  }
});
