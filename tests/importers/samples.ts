import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IdentifyOptions } from 'importers/read/recognize/identification';

const FOLDER = join(import.meta.dirname, '../../fixtures/exports');

/** Every sample of every profile: its folder's name and its file's. */
export const SAMPLES = readdirSync(FOLDER).flatMap((profileId) =>
  readdirSync(join(FOLDER, profileId))
    .filter((file) => file.startsWith('input'))
    .map((file) => [profileId, file] as const),
);

export const SAMPLE_FOLDERS = readdirSync(FOLDER);

/** A sample, what it must become, and what whoever loads it has to say: input-by-day.csv has expected-by-day.json. */
export function sampleOf(profileId: string, file: string) {
  const [name] = file.split('.') as [string];
  const beside = (what: string) => join(FOLDER, profileId, `${name.replace('input', what)}.json`);
  const said = existsSync(beside('options')) ? JSON.parse(readFileSync(beside('options'), 'utf8')) : {};
  const options: IdentifyOptions = { centerTimeZone: 'Europe/Berlin', ...said };
  return { path: join(FOLDER, profileId, file), expectedPath: beside('expected'), options };
}
