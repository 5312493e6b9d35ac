import { expect, test } from 'vitest';
import { getMetric } from '~/metrics/catalogue';
import { evaluate } from '~/metrics/evaluate';
import {
  figureProps,
  formatDifference,
  formatDuration,
  formatFigure,
  formatInterval,
  formatSample,
  formatValue,
} from '~/metrics/format';

test.each([
  [0, '0 s'],
  [36_400, '36 s'],
  [59_400, '59 s'],
  [59_600, '1:00'],
  [67_521, '1:08'],
  [384_000, '6:24'],
  [3_599_600, '1:00:00'],
  [184_000_000, '51:06:40'],
  [-70_000, '−1:10'],
])('%d ms reads %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test('each unit reads as people write it', () => {
  expect(formatValue(getMetric('csat'), 0.764)).toBe('76%');
  expect(formatValue(getMetric('transfer_rate'), 0.0764)).toBe('7.6%');
  expect(formatValue(getMetric('csat_mean'), 3.4036)).toBe('3.40');
  expect(formatValue(getMetric('contacts_handled'), 4054)).toBe('4,054');
  expect(formatValue(getMetric('csat'), null)).toBe('–');
});

test('a figure says its interval and what it counts', () => {
  const csat = getMetric('csat');
  const figure = evaluate(csat, { csat_top_count: 80, csat_count: 105 });
  expect(formatFigure(csat, figure)).toBe('76% (67 – 83%), 105 answers');
  expect(figureProps(csat, figure)).toEqual({
    value: '76%',
    sample: 105,
    noun: 'answers',
    interval: '67 – 83%',
    isReliable: true,
    exact: { value: 80 / 105, unit: 'share', sample: 105, low: figure.interval!.low, high: figure.interval!.high },
  });
  expect(formatSample(csat, 1)).toBe('1 answer');
  expect(formatInterval(csat, null)).toBe('');
});

test('a difference has its sign and its own words', () => {
  expect(formatDifference(getMetric('csat'), 0.06)).toBe('+6 points');
  expect(formatDifference(getMetric('csat'), -0.01)).toBe('−1 point');
  expect(formatDifference(getMetric('hold_time'), 36_000)).toBe('+36 s');
  expect(formatDifference(getMetric('average_handle_time'), -70_000)).toBe('−1:10');
});
