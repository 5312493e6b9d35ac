import { expect, test } from 'vitest';
import { getMetric } from '~/metrics/catalogue';
import { buildReference, type Cell, expect as expectFrom } from '~/metrics/verdicts/reference';
import { type MixRows, mergeStrata } from '~/metrics/verdicts/strata';
import { tenureBand } from '~/metrics/verdicts/tenure-band';

const PARTS = ['morning', 'afternoon', 'evening', 'night'];

/** Ten people with so many rows each of one kind. */
function rows(n: number, overrides: Partial<MixRows> = {}): MixRows[] {
  const kind = { channel: 'voice', queue: 1, part: 'morning', tenure: '12+', isReference: true };
  return Array.from({ length: 10 }, (_, person) => ({ ...kind, person, n, ...overrides }));
}
const key = (overrides: Partial<MixRows> = {}) => rows(0, overrides)[0]!;

test('kinds with enough rows of others each are a stratum of their own', () => {
  const strata = mergeStrata([...rows(20), ...rows(20, { part: 'evening' }), ...rows(20, { tenure: '3-6' })], PARTS);
  expect(strata(key())).toEqual({ stratum: 'voice|1|morning|12+', group: 'voice|1' });
  expect(strata(key({ part: 'evening' })).stratum).toBe('voice|1|evening|12+');
  expect(strata(key({ tenure: '3-6' })).stratum).toBe('voice|1|morning|3-6');
});

test('tenure is given up first, to the neighbouring band; then the part of day, to the neighbouring part', () => {
  const strata = mergeStrata(
    [
      ...rows(40),
      ...rows(5, { tenure: '6-12' }),
      ...rows(50, { tenure: '1-3' }),
      ...rows(5, { part: 'night' }),
      ...rows(30, { part: 'evening' }),
    ],
    PARTS,
  );
  expect(strata(key({ tenure: '6-12' })).stratum).toBe('voice|1|morning|6-12+12+');
  expect(strata(key({ tenure: '1-3' })).stratum).toBe('voice|1|morning|1-3');
  expect(strata(key({ part: 'night' })).stratum).toBe('voice|1|evening+night|12+');
  expect(strata(key({ part: 'evening' })).stratum).toBe('voice|1|evening+night|12+');
});

test('small queues of a channel merge with one another before they reach a large one; channels merge last', () => {
  const strata = mergeStrata(
    [...rows(500), ...rows(6, { queue: 2 }), ...rows(7, { queue: 3 }), ...rows(50, { channel: 'chat', queue: 4 })],
    PARTS,
  );
  expect(strata(key({ queue: 2 }))).toMatchObject({ group: 'voice|2+3' });
  expect(strata(key())).toMatchObject({ group: 'voice|1' });
  expect(strata(key({ channel: 'chat', queue: 4 }))).toMatchObject({ group: 'chat|4' });
  const few = mergeStrata([...rows(5), ...rows(5, { channel: 'chat', queue: 4 })], PARTS);
  expect(few(key()).stratum).toBe(few(key({ channel: 'chat', queue: 4 })).stratum);
});

test('a stratum that is nearly all one person’s has nobody to be compared with, so it merges', () => {
  const busy = { ...key({ part: 'evening' }), person: 3, n: 900 };
  const strata = mergeStrata([...rows(50), busy, { ...busy, person: 4, n: 99 }], PARTS);
  expect(strata(busy).stratum).toBe('voice|1|morning+evening|12+');
  const enough = mergeStrata([...rows(50), busy, { ...busy, person: 4, n: 100 }], PARTS);
  expect(enough(busy).stratum).toBe('voice|1|evening|12+');
});

test('the strata do not hang on the order in which the rows come, and who is no reference counts for none', () => {
  const all = [
    ...rows(9, { tenure: '3-6' }),
    ...rows(9, { tenure: '6-12' }),
    ...rows(9, { part: 'afternoon' }),
    ...rows(9, { queue: 2 }),
    ...rows(900, { part: 'night', isReference: false }),
  ];
  const [forth, back] = [mergeStrata(all, PARTS), mergeStrata([...all].reverse(), PARTS)];
  for (const row of all) expect(forth(row)).toEqual(back(row));
  expect(forth(key({ part: 'night' })).stratum).toContain('+night');
  expect(mergeStrata([], PARTS)).toBeTypeOf('function');
});

test('months since somebody was hired turn on the day of the month', () => {
  expect(tenureBand('2026-03-15', '2026-04-14')).toBe('0-1');
  expect(tenureBand('2026-03-15', '2026-04-15')).toBe('1-3');
  expect(tenureBand('2026-03-15', '2026-06-15')).toBe('3-6');
  expect(tenureBand('2025-09-30', '2026-03-29')).toBe('3-6');
  expect(tenureBand('2025-09-30', '2026-03-30')).toBe('6-12');
  expect(tenureBand('2020-01-01', '2026-01-01')).toBe('12+');
  expect(tenureBand('2026-05-01', '2026-01-01')).toBe('0-1');
  expect(tenureBand(null, '2026-01-01')).toBe('');
});

const cell = (person: number, week: string, stratum: string, x: number, n: number): Cell => ({
  person,
  week,
  stratum,
  group: 'voice|1',
  tally: { x, n, squares: x },
  isReference: true,
});

test('what happens to a queue in a week reaches all of its strata, also those in which few others were then', () => {
  const weeks = ['2026-01-05', '2026-01-12', '2026-01-19'];
  const others = [1, 2, 3, 4].flatMap((person) =>
    weeks.flatMap((week, at) => [
      cell(person, week, 'easy', at === 2 ? 60 : 80, 100),
      cell(person, week, 'hard', at === 2 ? 1.5 : 2, 4),
    ]),
  );
  const reference = buildReference(getMetric('csat'), others);
  const found = expectFrom(reference, [cell(9, weeks[2]!, 'hard', 15, 40)])!;
  const usual = (3 * 4 * 2 + 0) / (3 * 4 * 4);
  expect(found.expected).toBeLessThan(0.9 * usual);
  expect(found.isAlone).toBe(false);
});

test('whoever is alone in all that they do is told so', () => {
  const mine = [cell(1, '2026-01-05', 'own', 5, 10)];
  expect(expectFrom(buildReference(getMetric('csat'), mine), mine)).toMatchObject({ expected: 0.5, isAlone: true });
  expect(expectFrom(buildReference(getMetric('csat'), []), mine)).toBeNull();
});
