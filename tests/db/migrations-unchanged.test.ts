import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { LOBBY_MIGRATIONS } from 'db/lobby/migrations';
import { MIGRATIONS } from 'db/migrations';
import { expect, test } from 'vitest';

/** Each file of a migration as it was merged: append only. */
const MERGED: Record<string, string> = {
  'db/lobby/migrations/0001_start.ts': 'c6016dd557f8c8d4',
  'db/lobby/migrations/0002_sessions.ts': '9955ac835b0ecd18',
  'db/lobby/migrations/0003_known_loaders.ts': '4bdd60b15c920459',
  'db/lobby/migrations/0004_credentials.ts': 'fee26cb4f3986efb',
  'db/migrations/0000_earlier_forms.ts': '2c245a95209a3349',
  'db/migrations/0001_start.ts': 'c2ef6a674e85c020',
  'db/migrations/0002_intervals.ts': '85eaa0b0b0cda4ad',
  'db/migrations/0003_held_people.ts': 'e1473898880c5086',
  'db/migrations/0004_saved_profiles.ts': 'b98b3f4501fbc366',
  'db/migrations/0005_automation.ts': '0ccd8a01e7b5a4fd',
  'db/migrations/0006_definitions.ts': 'e68c06e973d31ea2',
  'db/migrations/0007_week_mix.ts': 'f4236dda555c0ade',
  'db/migrations/0008_baselines.ts': '1e86911961af4a88',
  'db/migrations/0009_goals.ts': '2e2caef981af6bc6',
  'db/migrations/0011_lobby.ts': 'f3242b10c6266eb8',
  'db/migrations/0012_scorecards.ts': '9f05553505fb3b44',
  'db/migrations/0013_goal_versions.ts': '918158d1a1ac05ec',
  'db/migrations/0014_credentials.ts': '11dcda8f7db3a232',
  'db/migrations/0016_known_loaders.ts': 'e665a2f44c000fcb',
  'db/migrations/0017_data_version.ts': '522462de5151330e',
  'db/migrations/0018_unpublished_imports.ts': 'e3055d959010c852',
  'db/migrations/0019_row_ids.ts': '8520ed661741bbfd',
  'db/migrations/0021_regions.ts': '0e3c2a06b209ff55',
  'db/migrations/0022_quarters.ts': '8ea2496006363f8a',
  'db/migrations/0023_leaving_imports.ts': '472efdd34a2dbd5a',
};

const FOLDERS = { 'db/migrations': MIGRATIONS, 'db/lobby/migrations': LOBBY_MIGRATIONS };
const paths = Object.keys(FOLDERS).flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /^\d/.test(name))
    .map((name) => `${folder}/${name}`),
);
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16);

test('no migration is changed once it is merged; a new one adds its line', () => {
  const advice = 'Databases have run this migration. Put it back as it was and write a new one';
  for (const [path, hash] of Object.entries(MERGED)) expect([path, hashOf(path)], advice).toEqual([path, hash]);
  const added = paths.filter((path) => !(path in MERGED)).map((path) => `  '${path}': '${hashOf(path)}',`);
  expect(added.join('\n'), 'This migration is new. Add its line to MERGED in this file').toBe('');
});

test('every migration of the folders is in their lists, each under its own number', () => {
  for (const [folder, migrations] of Object.entries(FOLDERS)) {
    const names = Object.keys(migrations);
    const files = paths
      .filter((path) => path.startsWith(`${folder}/`))
      .map((path) => path.slice(folder.length + 1, -3));
    expect(names).toEqual([...names].sort());
    expect(names).toEqual(expect.arrayContaining(files));
    expect(new Set(names.map((name) => name.slice(0, 4))).size).toBe(names.length);
  }
});
