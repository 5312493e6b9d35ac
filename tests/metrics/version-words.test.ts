import { DEFAULT_SETTINGS, type ServiceLevelVariant, type Settings } from 'db/default-settings';
import { expect, test } from 'vitest';
import { getMetric, METRICS } from '~/metrics/catalogue';
import { countsUnanswered } from '~/metrics/counts-unanswered';
import { serviceLevelExample, serviceLevelFormula } from '~/metrics/service-level-words';
import { sayVersion } from '~/metrics/version-words';
import { currentVersion, settingsOfVersion } from '~/metrics/versions';

const written = (version: number, settings: Partial<Settings> = {}, definition = 1) => ({
  version,
  settings,
  definition,
});

test('the version in force is the last that was written down, and the next where the code has changed since', () => {
  expect(currentVersion({ version: 1 }, [])).toBe(1);
  expect(currentVersion({ version: 3 }, [])).toBe(3);
  expect(currentVersion({ version: 1 }, [written(2), written(5)])).toBe(5);
  expect(currentVersion({ version: 2 }, [written(5)])).toBe(6);
});

test('a version has its own settings over those in force; one before all that are written has those of the first', () => {
  const all = [written(2, { repeat_days: 5 }), written(3, { repeat_days: 9 })];
  const days = (version: number, inForce?: Settings) => settingsOfVersion(version, all, inForce).repeat_days;
  expect([days(1), days(2), days(3), days(4)]).toEqual([5, 5, 9, DEFAULT_SETTINGS.repeat_days]);
  expect(days(4, { ...DEFAULT_SETTINGS, repeat_days: 14 })).toBe(14);
  expect(settingsOfVersion(2, [], DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
  const old = [{ version: 2, definition: 1, settings: { forgotten: 1, threshold_ms: 30_000 } }];
  expect(settingsOfVersion(2, old)).toEqual({ ...DEFAULT_SETTINGS, threshold_ms: 30_000 });
});

const say = (
  id: Parameters<typeof getMetric>[0],
  was: Partial<Settings>,
  is: Partial<Settings>,
  since = '2026-11-03',
) =>
  sayVersion(
    getMetric(id),
    {
      verb: 'Judged',
      counted: { version: 2, settings: { ...DEFAULT_SETTINGS, ...was } },
      inForce: { version: 3, settings: { ...DEFAULT_SETTINGS, ...is }, since },
    },
    '2026-11-30',
  );

test('by which version something is judged is said with what it means, and with what is in force', () => {
  expect(say('service_level', {}, { threshold_ms: 30_000 })).toBe(
    'Judged by version 2 of service level (answered within 20 s); version 3 (answered within 30 s) is in force since 3 Nov.',
  );
  expect(say('repeat_rate', { repeat_days: 5 }, {}, '')).toMatch(
    /\(repeat within 5 days\); version 3 \(repeat within 7 days\) is in force\.$/,
  );
  expect(say('service_level', {}, { threshold_ms: 30_000, short_abandon_ms: 8000 }, '2025-11-03')).toContain(
    'is in force since 3 Nov 2025.',
  );
});

test.each<[Partial<Settings>, string]>([
  [{ service_level_variant: 'answered_only' }, 'of those answered'],
  [{ service_level_variant: 'negative' }, 'who gave up counts as late'],
  [{ service_level_variant: 'positive' }, 'who gave up in time counts as in time'],
  [{ short_abandon_ms: 8000 }, 'without abandons shorter than 8 s'],
])('a service level under %o is said as “%s”', (settings, words) => {
  expect(say('service_level', settings, {})).toContain(`version 2 of service level (${words})`);
});

test('reasons are named, or none; what both mean alike is not said', () => {
  expect(say('complaint_rate', { complaint_reasons: ['Rude', 'Late'] }, {})).toContain(
    '(reasons “Rude”, “Late”); version 3 (reasons none)',
  );
  expect(say('escalation_rate', { escalation_reasons: ['Boss'] }, {})).toContain('(reasons “Boss”)');
  expect(say('service_level', { repeat_days: 5 }, {})).toBeNull();
  expect(say('csat', { threshold_ms: 1 }, {})).toBeNull();
});

/** Of a hundred: answered in time and late, given up on late and in time, as the glossary's example has them. */
const [IN_TIME, LATE, LOST_LATE, LOST_IN_TIME] = [70, 15, 5, 10];

test.each<[ServiceLevelVariant, number, number]>([
  ['answered_only', IN_TIME, IN_TIME + LATE],
  ['ignore', IN_TIME, IN_TIME + LATE + LOST_LATE],
  ['negative', IN_TIME, 100],
  ['positive', IN_TIME + LOST_IN_TIME, 100],
])('the example of a service level is what its formula comes to: %s', (variant, served, of) => {
  expect(serviceLevelExample(variant)).toBe(`${served} ÷ ${of} = ${Math.round((100 * served) / of)}%`);
  const formula = serviceLevelFormula(variant, 25_000);
  expect(formula).toMatch(/^\(?answered within 25 s/);
  expect(formula.includes('abandoned')).toBe(variant !== 'answered_only');
  expect(formula).not.toContain('{');
});

test('contacts that nobody answered count in what is offered, given up on and waited for, and in nothing else', () => {
  const ids = METRICS.filter(countsUnanswered).map(({ id }) => id);
  expect(ids.sort()).toEqual(['abandonment_rate', 'service_level', 'wait_time']);
});
