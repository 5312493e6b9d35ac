import { MEASURES } from 'db/measures';
import { expect, test } from 'vitest';
import { getMetric, isMetricId, METRIC_FAMILIES, METRIC_IDS, METRICS } from '~/metrics/catalogue';
import { isSummed, termsOf } from '~/metrics/terms';

test('each metric is kept under its own id, once, in one family', () => {
  for (const id of METRIC_IDS) expect(getMetric(id).id).toBe(id);
  expect(METRIC_FAMILIES.flatMap(({ metrics }) => metrics.map(({ id }) => id))).toEqual(METRIC_IDS);
  expect(new Set(METRICS.map(({ shortLabel }) => shortLabel)).size).toBe(METRICS.length);
});

test('each metric has a counter-metric, which exists and is another', () => {
  for (const metric of METRICS) {
    expect(metric.counterMetrics.length, metric.id).toBeGreaterThan(0);
    for (const id of metric.counterMetrics) {
      expect(isMetricId(id), `${metric.id} → ${id}`).toBe(true);
      expect(id).not.toBe(metric.id);
    }
  }
});

test('each metric says what it is, how it is reckoned and how it gets gamed', () => {
  for (const metric of METRICS) {
    for (const text of [metric.label, metric.description, metric.formula, metric.example, metric.howItGetsGamed]) {
      expect(text.length, metric.id).toBeGreaterThan(3);
    }
  }
});

test('each summed metric reads measures that daily_facts has', () => {
  for (const metric of METRICS.filter(isSummed)) {
    const { numerator, denominator } = termsOf(metric);
    const read = [...numerator.plus, ...numerator.minus, ...(denominator?.plus ?? []), ...(denominator?.minus ?? [])];
    for (const measure of read) expect(MEASURES).toContain(measure);
  }
});

test('an id from outside is not mistaken for what every object has', () => {
  expect(isMetricId('toString')).toBe(false);
  expect(isMetricId('csat')).toBe(true);
});
