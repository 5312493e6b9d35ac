import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROFILES } from 'importers/profiles';
import { identify } from 'importers/read/identify';
import { expect, test } from 'vitest';
import { compacted } from './compacted';
import { readAll } from './read-file';

const FOLDER = join(import.meta.dirname, '../../fixtures/exports');

test.each(readdirSync(FOLDER))(
  'the sample of %s is known by its content and becomes what is expected',
  async (profileId) => {
    const path = join(FOLDER, profileId, 'input.csv');
    const { plan, candidates } = await identify(path, { centerTimeZone: 'Europe/Berlin' });
    expect(candidates[0]?.profileId).toBe(profileId);
    const expected = JSON.parse(readFileSync(join(FOLDER, profileId, 'expected.json'), 'utf8'));
    expect(JSON.parse(JSON.stringify(compacted(plan!, await readAll(path, plan!))))).toEqual(expected);
  },
);

test('every profile has a sample', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(PROFILES.map(({ id }) => id).sort());
});

test('profiles hold data and no functions', () => {
  const isData = (value: unknown): boolean =>
    typeof value !== 'function' && (typeof value !== 'object' || value === null || Object.values(value).every(isData));
  expect(PROFILES.filter((profile) => !isData(profile)).map(({ id }) => id)).toEqual([]);
});

test('profiles have ids of their own, and a source for each system', () => {
  expect(new Set(PROFILES.map(({ id }) => id)).size).toBe(PROFILES.length);
  expect(PROFILES.map(({ source }) => source)).toEqual([
    'five9',
    'cxone',
    'zendesk',
    'aircall',
    'roster',
    'survey',
    'review',
    'event',
    'call_log',
  ]);
});
