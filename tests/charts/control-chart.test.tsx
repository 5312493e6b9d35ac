import { expect, test } from 'vitest';
import { ControlChart } from '~/charts/control-chart';
import { ControlChartDrawing } from '~/charts/control-chart.server';
import { findAll, render, WITH_TABLES } from '../render';
import { CSAT, drawn, NOT_DRAWN, point, week, weeks } from './factories';
import { svgFile } from './svg-file';

const MARK = { date: '2026-08-25', label: 'empathy module', kind: 'training' } as const;

const draw = (overrides: Partial<Parameters<typeof ControlChartDrawing>[0]> = {}) =>
  drawn(<ControlChartDrawing metric={CSAT} points={weeks()} {...overrides} />);
const linePath = (markup: string) => findAll(markup, /class="chart-line" d="([^"]*)"/g)[0] ?? '';
const bandPaths = (markup: string) => findAll(markup, /class="chart-band" d="([^"]*)"/g);
const numbers = (path: string, coordinate: 'x' | 'y') =>
  findAll(path, /-?[\d.]+/g)
    .map(Number)
    .filter((_, index) => index % 2 === (coordinate === 'x' ? 0 : 1));

test('the control chart is drawn as agreed', async () => {
  const svg = draw({ goal: 0.85, marks: [MARK], hasDirection: true });
  await expect(svgFile(svg)).toMatchFileSnapshot('./control-chart.svg');
});

test('a week without a value breaks the line, and the points beside it stay', () => {
  const points = [point(0), point(1), point(2, { value: null, sample: 0 }), point(3), point(4)];
  const svg = draw({ points });
  expect(linePath(svg).match(/M/g)).toHaveLength(2);
  expect(findAll(svg, /chart-dot-common/g)).toHaveLength(4);
});

test('one point is drawn, with its value at its side', () => {
  const svg = draw({ points: [point(0, { value: 0.7 })] });
  expect(findAll(svg, /chart-dot-common/g)).toHaveLength(1);
  expect(svg).toMatch(/chart-value[^>]*>70%</);
  expect(svg).not.toContain('NaN');
});

test('without any value it says so instead of drawing an empty frame', () => {
  for (const points of [[], [point(0, { value: null, sample: 0 })]]) {
    const markup = render(<ControlChart metric={CSAT} points={points} drawing={NOT_DRAWN} />);
    expect(markup).toContain('Nothing was counted');
    expect(draw({ points })).toBe('');
  }
});

test('a week with two answers and limits from 0 to 100 % neither leaves the plot nor squashes the others', () => {
  const ordinary = weeks();
  const thin = ordinary.map((each, index) => (index === 5 ? { ...each, low: 0, high: 1, sample: 2 } : each));
  const spread = (svg: string) => {
    const heights = numbers(linePath(svg), 'y');
    return Math.max(...heights) - Math.min(...heights);
  };
  const heights = bandPaths(draw({ points: thin })).flatMap((path) => numbers(path, 'y'));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(34);
  expect(Math.max(...heights)).toBeLessThanOrEqual(156);
  expect(spread(draw({ points: thin }))).toBeGreaterThan(spread(draw()) / 2);
});

test('the band moves with each week, since the range depends on its n and its queues', () => {
  const points = [point(0, { low: 0.6, high: 0.9 }), point(1, { low: 0.7, high: 0.8 })];
  const heights = numbers(bandPaths(draw({ points }))[0]!, 'y');
  expect(new Set(heights).size).toBe(4);
});

test('each signal has its own shape and colour, and only signals have', () => {
  const points = [
    point(0),
    point(1, { signal: 'better' }),
    point(2, { signal: 'worse' }),
    point(3, { signal: 'changed' }),
  ];
  const svg = draw({ points });
  for (const kind of ['better', 'worse', 'changed']) expect(svg).toMatch(new RegExp(`<path class="chart-dot-${kind}"`));
  expect(findAll(svg, /<circle class="chart-dot-common"/g)).toHaveLength(1);
});

test('the goal’s name and the last value stand apart where both end at one height', () => {
  const svg = draw({ points: [point(0), point(1, { value: 0.85 })], goal: 0.85 });
  const goal = Number(findAll(svg, /chart-goal-label" x="100%" dx="6" y="([\d.]+)"/g)[0]);
  const value = Number(findAll(svg, /chart-value chart-value-common" x="100%" dx="6" y="([\d.]+)"/g)[0]);
  expect(Math.abs(goal - value)).toBeGreaterThanOrEqual(13);
});

test('of events close together none is lost, and names do not run into each other', () => {
  const marks = [
    { date: week(8), label: 'a name far too long to stand left of the next event', kind: 'training' },
    { date: week(9), label: 'one-to-one', kind: 'session' },
    { date: '2020-01-06', label: 'long ago', kind: 'obstacle' },
  ] as const;
  const svg = draw({ marks });
  expect(findAll(svg, /class="chart-mark"/g)).toHaveLength(2);
  expect(svg).toContain('27 Jul · training: a name far too long');
  expect(svg).toMatch(/<text[^>]*>one-to-one</);
  expect(svg).not.toContain('long ago');
});

test('Tab stops once, at the last counted week, and every week says its figures and what they mean', () => {
  const svg = draw({ marks: [MARK] });
  expect(findAll(svg, /tabindex="0"[^>]*><title>([^<]*)</g)).toEqual([
    'week of 14 Sept · 82% · n 20 answers · expected 67% – 85% · better than chance explains',
  ]);
  expect(findAll(svg, /class="chart-point"/g)).toHaveLength(16);
  expect(svg).toContain('<title>week of 24 Aug · 80% · n 20 answers · expected 67% – 85% · in the expected range<');
  expect(svg).toContain('<title>week of 1 Jun · 75% · n 18 answers · expected 68% – 84% · baseline<');
});

test('one week outside the range is no change by itself', () => {
  const svg = draw({ points: [point(0), point(1, { value: 0.9, phase: 'judged' })] });
  expect(svg).toContain('outside the range, but no clear change');
});

test('a week is hit over its whole column, and leads to its contacts for whoever may see them', () => {
  const contactsOf = (monday: string) => `/contacts?from=${monday}`;
  const svg = draw({ points: [point(0), point(1)], contactsOf });
  expect(findAll(svg, /<a href="([^"]*)" class="chart-point"/g)).toEqual([
    '/contacts?from=2026-06-01',
    '/contacts?from=2026-06-08',
  ]);
  expect(findAll(svg, /<rect class="chart-hit" x="([^"]*)" width="50%" y="34" height="122"/g)).toEqual(['0%', '50%']);
  expect(draw()).not.toContain('<a ');
});

test('weeks and events follow each other in order of time, as the arrow keys go through them', () => {
  const svg = draw({ marks: [MARK, { date: week(0), label: 'first day', kind: 'other' }] });
  const order = findAll(svg, /data-stop=""><title>([^·]*) ·/g);
  expect(order.slice(0, 3)).toEqual(['1 Jun', 'week of 1 Jun', 'week of 8 Jun']);
  expect(order.indexOf('25 Aug')).toBe(order.indexOf('week of 24 Aug') - 1);
});

test('two or three values are written beside lines to read heights off', () => {
  const labels = findAll(draw(), /<g class="chart-tick">.*?>([^<>]*)<\/text>/g);
  expect(labels).toEqual(['70%', '75%', '80%', '85%'].filter((label) => labels.includes(label)));
  expect(labels.length).toBeGreaterThanOrEqual(2);
  expect(labels.length).toBeLessThanOrEqual(3);
});

test('the table under it has every week, also those without a value', () => {
  const points = [point(0), point(1, { value: null, sample: 0, low: null, high: null, center: null })];
  const markup = render(<ControlChart metric={CSAT} points={points} drawing={NOT_DRAWN} />, WITH_TABLES);
  expect(markup).toContain('Show as table');
  expect(findAll(markup, /<th scope="row"><time[^>]*>([^<]*)</g)).toEqual(['1 Jun', '8 Jun']);
  expect(findAll(markup, /data-label="CSAT"><data[^>]*>([^<]*)</g)).toEqual(['76%', '–']);
});

test('the table is drawn when somebody opens it, and leads there without JavaScript', () => {
  const markup = render(
    <ControlChart metric={CSAT} points={weeks()} drawing={NOT_DRAWN} />,
    '/people/3?from=2026-06-01',
  );
  expect(markup).not.toContain('<table');
  expect(markup).toContain('href="/people/3?from=2026-06-01&amp;tables=open"');
});

test('too few weeks for an expectation leave the points without a band', () => {
  const svg = draw({ points: [0, 1, 2].map((index) => point(index, { low: null, high: null, center: null })) });
  expect(bandPaths(svg)).toEqual([]);
  expect(svg).toContain('too few weeks for an expected range');
});
