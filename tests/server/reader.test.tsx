import { afterEach, expect, test, vi } from 'vitest';
import { formatDay, formatInstant } from '~/components/day';
import { formatDifference, formatValue } from '~/metrics/format';
import { sayDay } from '~/metrics/goals/words';
import { readerLocale } from '~/reader-locale';
import { forReader, inRegion, localeOf, tellRegion } from '~/server/reader.server';
import { readSourceFiles } from '../source-files';

const asks = (accepted: string) =>
  new Request('http://localhost/', { headers: accepted === '' ? {} : { 'Accept-Language': accepted } });

test.each([
  ['', 'en-GB'],
  ['en-US,en;q=0.9', 'en-US'],
  ['de', 'en-DE'],
  ['de-AT,de;q=0.9,en;q=0.8', 'en-AT'],
  ['en,sv;q=0.5', 'en-SE'],
  ['fr;q=0.2, pt-BR;q=0.9', 'en-BR'],
  ['en', 'en-GB'],
  ['*', 'en-GB'],
  ['es-419,es', 'en-ES'],
  ['da;q=0, nl', 'en-NL'],
  ['../../etc, <script>, -, x-klingon', 'en-GB'],
  [`${'a'.repeat(10_000)},de`, 'en-GB'],
])('a browser that asks for “%.40s” reads %s', (accepted, locale) => {
  expect(localeOf(accepted)).toBe(locale);
  expect(forReader(asks(accepted), readerLocale)).toBe(locale);
});

const metric = (unit: 'share' | 'score' | 'count') => ({ unit, decimals: unit === 'score' ? 2 : 1 });
const said = () => [
  formatDay('2026-11-21'),
  sayDay('2026-11-21', '2027-01-01'),
  formatInstant(Date.UTC(2026, 10, 21, 14, 5)),
  formatValue(metric('share'), 0.7654),
  formatValue(metric('score'), -3.75),
  formatValue(metric('count'), 4054),
  formatDifference(metric('share'), -0.012),
];

test('days, clocks, points and commas are the reader’s country’s; the words are English', () => {
  const inside = (region: string) => forReader(asks(`en-${region}`), said);
  expect(inside('GB')).toEqual([
    '21 Nov',
    '21 Nov 2026',
    '21 Nov 2026, 14:05',
    '76.5%',
    '−3.75',
    '4,054',
    '−1.2 points',
  ]);
  expect(inside('US').map((text) => text.replaceAll('\u202f', ' '))).toEqual([
    'Nov 21',
    'Nov 21, 2026',
    'Nov 21, 2026, 2:05 PM',
    '76.5%',
    '−3.75',
    '4,054',
    '−1.2 points',
  ]);
  expect(inside('DE')).toEqual([
    '21 Nov',
    '21 Nov 2026',
    '21 Nov 2026, 14:05',
    '76,5%',
    '−3,75',
    '4.054',
    '−1,2 points',
  ]);
  // Nobody reads: programs, threads, the command line.
  expect(said()).toEqual(inside('GB'));
});

test('what the account says goes before the browser, and two readers at once keep their own', async () => {
  const read = (accepted: string, region: string | null) =>
    forReader(asks(accepted), async () => {
      await Promise.resolve();
      tellRegion(region);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return readerLocale();
    });
  expect(await Promise.all([read('de', 'US'), read('de', null), read('fr', 'CH')])).toEqual([
    inRegion('US'),
    inRegion('DE'),
    inRegion('CH'),
  ]);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test('in a browser it is what the page was drawn in', () => {
  vi.stubGlobal('document', { documentElement: { lang: 'en-US' } });
  expect(formatDay('2026-11-21')).toBe('Nov 21');
});

test('pages write no number and no day in another way', () => {
  // What is read by programs: files of contacts, the command line's figures, forms of times.
  const others = new Set(['app/reader-locale.ts', 'app/features/metrics/print-figures.ts']);
  const own = readSourceFiles()
    .filter(({ path }) => path.startsWith('app/') && !others.has(path))
    .filter(({ text }) => /toLocale|Intl\.NumberFormat|new Intl\.DateTimeFormat\('en-[BGU]/.test(text))
    .map(({ path }) => path);
  expect(own).toEqual(['app/features/access/choose-region.server.ts']);
});
