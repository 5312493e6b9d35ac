import { DEFAULT_SETTINGS } from 'db/default-settings';
import { MEASURES } from 'db/measures';
import { expect, test } from 'vitest';
import { getMetric, isMetricId, METRIC_FAMILIES, METRIC_IDS, METRICS } from '~/metrics/catalogue';
import { describeMetric, wordsOf } from '~/metrics/glossary';
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
  for (const id of METRIC_IDS) {
    const words = wordsOf(id);
    for (const text of [getMetric(id).label, words.description, words.formula, words.example, words.howItGetsGamed]) {
      expect(text.length, id).toBeGreaterThan(3);
      expect(text, `${id} leaves a brace unfilled`).not.toMatch(/[{}]/);
    }
  }
});

test('the words of a metric have the values of the settings in them', () => {
  const settings = { ...DEFAULT_SETTINGS, repeat_days: 9, complaint_reasons: ['Refund', 'Late'] };
  expect(wordsOf('first_contact_resolution', settings).formula).toContain('repeated within 9 days');
  expect(wordsOf('complaint_rate', settings).formula).toContain('(“Refund”, “Late”)');
  expect(describeMetric('repeat_rate', settings)).toMatchObject({ shortLabel: 'Repeats', maturesAfterDays: 9 });
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
