import { DEFAULT_SETTINGS } from 'db/default-settings';
import type { MeasuredLeg } from 'db/leg-conditions';
import { REPEAT_ELIGIBLE } from 'db/leg-measures';
import { conditionSql } from 'db/leg-sql';
import { withSettings } from 'db/measure-settings';
import { LEG_MEASURES } from 'db/measures';
import { LegValues, SUMMED_MEASURES, testOf } from 'db/roll-up/leg-values';
import { SERVICE_LEVEL_VARIANTS, type Settings } from 'db/settings';
import Sqlite from 'db/sqlite/driver';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { count } from '../counts';
import { measuredLeg } from './measured-leg';

const COLUMNS = Object.keys(measuredLeg) as (keyof MeasuredLeg)[];
const REASONS = ['It’s broken', 'Complaint', 'Boss', "It's", ':threshold_ms'];

const flag = fc.constantFrom<(0 | 1)[]>(0, 1);
const knownFlag = fc.constantFrom<(0 | 1 | null)[]>(0, 1, null);
/** Any duration, and often one that stands next to a bound. */
const duration = (...bounds: number[]) =>
  fc.oneof(
    fc.constantFrom<(number | null)[]>(null, 0, ...bounds.flatMap((bound) => [bound - 1, bound, bound + 1])),
    fc.nat({ max: 90_000_000 }),
  );

const { short_abandon_ms, threshold_ms } = DEFAULT_SETTINGS;
const leg: fc.Arbitrary<MeasuredLeg> = fc.record({
  employee_id: fc.constantFrom(null, 7),
  direction: fc.constantFrom('inbound', 'outbound', 'internal'),
  is_answered: flag,
  is_abandoned: flag,
  is_transferred: knownFlag,
  is_resolved: knownFlag,
  wait_ms: duration(short_abandon_ms, threshold_ms),
  talk_ms: duration(10_000),
  hold_ms: duration(1),
  after_contact_work_ms: duration(1),
  reopens: fc.constantFrom(null, 0, 1, 2),
  reason: fc.constantFrom(null, ...REASONS),
  customer_key: fc.constantFrom(null, 'k'),
  is_repeat_eligible: flag,
  is_repeated: flag,
});
const counted: fc.Arbitrary<Settings> = fc
  .record({
    service_level_variant: fc.constantFrom(...SERVICE_LEVEL_VARIANTS),
    escalation_reasons: fc.subarray(REASONS),
    complaint_reasons: fc.subarray(REASONS),
  })
  .map((said) => ({ ...DEFAULT_SETTINGS, ...said }));

test('the measures say the same of a leg in hand as of the stored one, to the bit, under whatever settings', () => {
  const sqlite = new Sqlite(':memory:');
  sqlite.exec(`CREATE TABLE legs (${COLUMNS.join(', ')})`);
  const insert = sqlite.prepare(`INSERT INTO legs VALUES (${COLUMNS.map(() => '?').join(', ')})`);
  const isEverNot0 = new Set<string>();
  fc.assert(
    fc.property(fc.array(leg, { minLength: 60, maxLength: 60 }), counted, (legs, counting) => {
      sqlite.exec('DELETE FROM legs');
      for (const each of legs) insert.run(COLUMNS.map((column) => each[column]));
      const sums = SUMMED_MEASURES.map((name) => withSettings(LEG_MEASURES[name], counting));
      const stored = sqlite
        .prepare(`SELECT ${sums.join(', ')}, ${conditionSql(REPEAT_ELIGIBLE)} FROM legs l ORDER BY rowid`)
        .raw()
        .all();
      // One object for all of them, as in a load: what it has worked out for one leg is used for others.
      const values = new LegValues(counting);
      const isEligible = testOf(REPEAT_ELIGIBLE, counting);
      for (const [at, each] of legs.entries()) {
        const said = new Float64Array(SUMMED_MEASURES.length);
        values.addTo(said, each);
        expect([...said, Number(isEligible(each))], JSON.stringify(each)).toEqual(stored[at]);
        for (const [place, name] of SUMMED_MEASURES.entries()) if (said[place] !== 0) isEverNot0.add(name);
      }
    }),
    { numRuns: count(40, 4000), seed: 4 },
  );
  expect([...isEverNot0].sort()).toEqual([...SUMMED_MEASURES].sort());
  sqlite.close();
});

const gaveUp = { is_answered: 0, is_abandoned: 1 } as const;
const told = { escalation_reasons: ['Boss'], complaint_reasons: ['Complaint'] };

test.each<[keyof typeof LEG_MEASURES, Partial<MeasuredLeg>, number, Partial<Settings>?]>([
  ['short_abandoned_count', { ...gaveUp, wait_ms: short_abandon_ms - 1 }, 1],
  ['short_abandoned_count', { ...gaveUp, wait_ms: short_abandon_ms }, 0],
  ['abandoned_count', { ...gaveUp, wait_ms: short_abandon_ms }, 1],
  ['abandoned_count', { ...gaveUp, wait_ms: null }, 1],
  ['in_service_level_count', { wait_ms: threshold_ms }, 1],
  ['in_service_level_count', { wait_ms: threshold_ms + 1 }, 0],
  ['in_service_level_count', { ...gaveUp, wait_ms: threshold_ms }, 0],
  ['in_service_level_count', { ...gaveUp, wait_ms: threshold_ms }, 1, { service_level_variant: 'positive' }],
  ['service_level_count', { ...gaveUp, wait_ms: threshold_ms }, 0],
  ['service_level_count', { ...gaveUp, wait_ms: threshold_ms + 1 }, 1],
  ['service_level_count', { ...gaveUp, wait_ms: threshold_ms + 1 }, 0, { service_level_variant: 'answered_only' }],
  ['service_level_count', { ...gaveUp, wait_ms: threshold_ms }, 1, { service_level_variant: 'negative' }],
  ['brief_count', { talk_ms: 9_999 }, 1],
  ['brief_count', { talk_ms: 10_000 }, 0],
  ['held_count', { hold_ms: 1 }, 1],
  ['held_count', { hold_ms: 0 }, 0],
  ['closed_count', { is_resolved: 0 }, 1],
  ['closed_count', { is_resolved: 0, is_answered: 0 }, 0],
  ['reopen_known_count', { reopens: 0, is_resolved: 0 }, 0],
  ['reopen_known_count', { reopens: 0, is_resolved: 1 }, 1],
  ['escalation_known_count', { reason: 'Billing' }, 0],
  ['escalation_known_count', { reason: 'Billing' }, 1, told],
  ['escalated_count', { reason: 'Boss', employee_id: null }, 0, told],
  ['complaint_known_count', { reason: 'Billing' }, 0],
  ['complaint_count', { reason: 'Complaint', is_answered: 0 }, 0, told],
  ['complaint_count', { reason: 'Complaint' }, 1, told],
])('on the bound: %s of %o is %i', (measure, changes, expected, settings = {}) => {
  const sums = new Float64Array(SUMMED_MEASURES.length);
  new LegValues({ ...DEFAULT_SETTINGS, ...settings }).addTo(sums, { ...measuredLeg, ...changes });
  expect(sums[SUMMED_MEASURES.indexOf(measure)]).toBe(expected);
});

test.each<[Partial<MeasuredLeg>, boolean]>([
  [{}, true],
  [{ is_transferred: 0 }, true],
  [{ is_transferred: 1 }, false],
  [{ customer_key: null }, false],
  [{ employee_id: null }, false],
  [{ is_answered: 0 }, false],
  [{ direction: 'outbound' }, false],
])('a leg by a known customer with %o could be seen to be repeated: %s', (changes, expected) => {
  const isEligible = testOf(REPEAT_ELIGIBLE, DEFAULT_SETTINGS);
  expect(isEligible({ ...measuredLeg, customer_key: 'k', ...changes })).toBe(expected);
});
