import { readFileSync } from 'node:fs';
import { PROFILES } from 'importers/profiles';
import { identify } from 'importers/read/recognize/identify';
import { expect, test } from 'vitest';
import { compacted } from './compacted';
import { readAll } from './read-file';
import { SAMPLE_FOLDERS, SAMPLES, sampleOf } from './samples';

test.each(SAMPLES)(
  'the sample of %s, %s, is known by its content and becomes what is expected',
  async (profileId, file) => {
    const { path, expectedPath, options } = sampleOf(profileId, file);
    const { plan, candidates } = await identify(path, options);
    expect(candidates[0]?.profileId).toBe(profileId);
    const expected = JSON.parse(readFileSync(expectedPath, 'utf8'));
    expect(JSON.parse(JSON.stringify(compacted(plan!, await readAll(path, plan!))))).toEqual(expected);
  },
);

test('every profile has a sample', () => {
  expect([...SAMPLE_FOLDERS].sort()).toEqual(PROFILES.map(({ id }) => id).sort());
});

test('profiles hold data and no functions', () => {
  const isData = (value: unknown): boolean =>
    typeof value !== 'function' && (typeof value !== 'object' || value === null || Object.values(value).every(isData));
  expect(PROFILES.filter((profile) => !isData(profile)).map(({ id }) => id)).toEqual([]);
});

test('profiles have ids of their own, and a source for each system', () => {
  expect(new Set(PROFILES.map(({ id }) => id)).size).toBe(PROFILES.length);
  expect([...new Set(PROFILES.map(({ source }) => source))].sort()).toEqual([
    '3cx',
    'aircall',
    'amazon_connect',
    'asterisk',
    'avaya_cms',
    'call_log',
    'chatwoot',
    'cxone',
    'dialpad',
    'event',
    'five9',
    'freshdesk',
    'genesys',
    'medallia',
    'qualtrics',
    'review',
    'roster',
    'salesforce',
    'schedule',
    'survey',
    'surveymonkey',
    'talkdesk',
    'uccx',
    'zendesk',
  ]);
});
