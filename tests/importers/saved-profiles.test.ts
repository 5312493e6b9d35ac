import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from 'db/open-database';
import { insertSavedProfile } from 'db/queries/saved-profiles';
import { dryRun } from 'importers/load/dry-run';
import { profileOfMapping } from 'importers/mapping/profile-of-mapping';
import { readUnknownTable } from 'importers/mapping/read-unknown-table';
import { suggestMapping } from 'importers/mapping/suggest-mapping';
import type { Profile } from 'importers/profile';
import { identify } from 'importers/read/recognize/identify';
import { expect, test } from 'vitest';
import { loadText, makeDataFolder, openLoadDatabase, ROSTER_HEADER } from './load-helpers';
import { fileOf } from './read-file';
import { phoneCalls } from './unknown-layouts';

async function profileFor(text: string): Promise<Profile> {
  const table = await readUnknownTable(fileOf(text), 'ring line.csv');
  if (!table) throw new Error('no table');
  return profileOfMapping(suggestMapping(table).mapping, table.headers, {
    id: 'my-profile',
    label: 'Mine',
    version: 3,
  });
}

test('the command line takes a saved profile by its id, and by the file itself', async () => {
  const folder = makeDataFolder();
  const profile = await profileFor(phoneCalls(20));
  const opened = await openDatabase();
  const row = {
    profile_id: profile.id,
    version: 3,
    label: profile.label,
    definition: JSON.stringify(profile),
    created_at: 1,
  };
  await insertSavedProfile(opened.db, {
    ...row,
    example_hash: null,
    example_name: null,
    user_id: null,
    retired_at: null,
  });
  await opened.close();
  const run = (...args: string[]) =>
    new Promise<string>((resolve) => {
      const cli = join(process.env.FAIRLEAD_PROGRAMS!, 'importers/cli.mjs');
      execFile(process.execPath, [cli, ...args, '--json'], { env: process.env }, (_, out) => resolve(out));
    });
  const path = join(folder, 'calls.csv');
  writeFileSync(path, phoneCalls(20));
  const asked = JSON.parse(await run(path, '--profile', 'my-profile'));
  expect(asked).toMatchObject([
    { status: 'loaded', plan: { profileId: 'my-profile', profileVersion: 3 }, counts: { inserted: 20 } },
  ]);
  const told = JSON.parse(await run(path));
  expect(told).toMatchObject([{ plan: { profileId: 'my-profile' }, counts: { unchanged: 20 } }]);
}, 60_000);

test('a version that stands already is not written over', async () => {
  const { db } = await openLoadDatabase();
  const row = { profile_id: 'p', version: 1, label: 'P', definition: '{}', created_at: 1 };
  const rest = { example_hash: null, example_name: null, user_id: null, retired_at: null };
  expect(await insertSavedProfile(db, { ...row, ...rest })).toBe(true);
  expect(await insertSavedProfile(db, { ...row, ...rest, label: 'Q' })).toBe(false);
});

test('a dry run finds whom the roster knows, names whom it does not, and counts keys that come again', async () => {
  const database = await openLoadDatabase();
  const roster = `${ROSTER_HEADER}\nMira Olsen,mira@x.test,North,UTC,2024-01-01,,,,member\nTom Baker,tom@x.test,North,UTC,2024-01-01,,,,member\n`;
  await loadText(database, roster, 'roster.csv');
  const text = phoneCalls(20);
  const [header, first, ...rest] = text.trim().split('\n');
  const path = fileOf([header, first, first, ...rest, 'total,20', ''].join('\n'));
  const profile = await profileFor(text);
  const { plan } = await identify(path, { profiles: [profile], profileId: profile.id });
  const seen: number[] = [];
  const found = await dryRun(database.connection, { path, plan: plan! }, ({ counts }) => seen.push(counts.read));
  expect(found).toMatchObject({ read: 22, good: 15, held: 6, rejected: 0, skipped: 1 });
  expect(found).toMatchObject({ repeats: 1, isRosterLoaded: true });
  expect(found.people.known).toBe(2);
  expect(found.people.unknown.map(({ name }) => name).sort()).toEqual(['Aisha Khan', 'Jonas Weber']);
  expect(found.leftOut).toMatchObject([{ fate: 'skipped', code: 'total_row', rows: 1 }]);
  expect(found.durations.find(({ field }) => field === 'talk')).toMatchObject({ min: 60_000, count: 13 });
  expect(seen.at(-1)).toBe(22);
});
