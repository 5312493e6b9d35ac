import { findDataVersion } from 'db/queries/data-version';
import { changeDefinitions, type DefinitionChange } from 'db/roll-up/change-definitions';
import { writeSetting } from 'db/settings';
import { afterEach, expect, test } from 'vitest';
import { DECLARED_METRICS } from '~/features/metrics/declared-metrics';
import { findGlossary } from '~/features/metrics/glossary.server';
import { keptForData } from '~/features/metrics/kept-for-data.server';
import { judgeCenter } from '~/features/verdicts/judge-center.server';
import { makeUser } from '../factories';
import { AS_OF, makeSmallCenter } from '../metrics/small-center';
import { openTestDatabase } from '../routes/harness';

afterEach(() => {
  delete process.env.AS_OF;
});

test('what everybody’s rows say is found once, and anew when rows have changed', async () => {
  const { db, connection } = await openTestDatabase();
  let asked = 0;
  const count = () => keptForData(db, 'peers', async () => ++asked);
  expect(await Promise.all([count(), count()])).toEqual([1, 1]);
  expect(await keptForData(db, 'others', async () => 'else')).toBe('else');
  expect(await count()).toBe(1);
  connection.exec('INSERT INTO row_moves (at) VALUES (0)');
  expect(await count()).toBe(2);
});

test('what failed is asked for again, and of very many things the oldest give way', async () => {
  const { db } = await openTestDatabase();
  await expect(keptForData(db, 'peers', () => Promise.reject(new Error('busy')))).rejects.toThrow('busy');
  expect(await keptForData(db, 'peers', async () => 'first')).toBe('first');
  for (let other = 0; other < 200; other += 1) await keptForData(db, `other ${other}`, async () => other);
  expect(await keptForData(db, 'peers', async () => 'again')).toBe('again');
});

const HOURS = Array.from({ length: 7 }, () => [[540, 1020]] as [number, number][]);
const CHANGES: [string, DefinitionChange][] = [
  ['short abandons', { settings: { short_abandon_ms: 9_000 } }],
  ['the threshold', { settings: { threshold_ms: 1 } }],
  ['the kind of service level', { settings: { service_level_variant: 'negative' } }],
  ['the days of a repeat', { settings: { repeat_days: 1 } }],
  ['reasons of an escalation', { settings: { escalation_reasons: ['Order'] } }],
  ['reasons of a complaint', { settings: { complaint_reasons: ['Order'] } }],
  ['the zone', { settings: { time_zone: 'Europe/Berlin' } }],
  ['opening hours', { calendar: { teamId: 0, timeZone: 'UTC', hours: HOURS } }],
  ['a holiday', { holiday: { teamId: 0, date: '2026-03-02', name: 'Spring' } }],
];

test.each(CHANGES)('what is kept is made anew after a change of %s', async (_, change) => {
  process.env.AS_OF = AS_OF;
  const opened = await openTestDatabase();
  await makeSmallCenter(opened);
  const before = [await findDataVersion(opened.db), await judgeCenter(opened.db, AS_OF)];
  const by = { userId: null, date: AS_OF, metrics: DECLARED_METRICS };
  opened.connection.transaction(() => changeDefinitions(opened.connection, change, by))();
  expect(await findDataVersion(opened.db)).not.toBe(before[0]);
  expect(await judgeCenter(opened.db, AS_OF)).not.toBe(before[1]);
});

test('the glossary shows the figure of the settings in force, not the one that it kept', async () => {
  process.env.AS_OF = AS_OF;
  const opened = await openTestDatabase();
  await makeSmallCenter(opened);
  const user = await makeUser(opened.db, { role: 'leader' });
  const shown = async () => {
    const { families } = await findGlossary(opened, { user, asOf: AS_OF, search: '' });
    return families.flatMap(({ entries }) => entries).find(({ metric }) => metric.id === 'service_level')!.figure;
  };
  const first = await shown();
  expect(await shown()).toBe(first);
  const by = { userId: null, date: AS_OF, metrics: DECLARED_METRICS };
  const change = { settings: { threshold_ms: 1 } };
  opened.connection.transaction(() => changeDefinitions(opened.connection, change, by))();
  expect((await shown()).value).not.toBe(first.value);
});

test('a setting that was written by somebody else makes anew what was kept', async () => {
  const { db, connection } = await openTestDatabase();
  let asked = 0;
  const count = () => keptForData(db, 'peers', async () => ++asked);
  expect(await count()).toBe(1);
  writeSetting(connection, 'short_abandon_ms', 9_000);
  expect(await count()).toBe(2);
  writeSetting(connection, 'short_abandon_ms', 8_000);
  expect(await count()).toBe(3);
});
