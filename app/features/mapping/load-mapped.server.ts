import { profileOfMapping } from 'importers/mapping/profile-of-mapping';
import type { Profile } from 'importers/profile';
import { importsQueue } from '../imports/imports-queue.server';
import { MAPPED_ONCE } from '../imports/map-by-hand';
import { queueFile } from '../imports/start-load.server';
import type { MappedFile } from './find-mapping.server';
import { identifyBy } from './look-at-file.server';
import { profileName, saveMapping } from './save-mapping.server';

/** What somebody wants done with a checked file. */
export interface LoadIntent {
  intent: FormDataEntryValue | null;
  name: FormDataEntryValue | null;
}

/** Where to go on, or what is wrong and at which field. */
export type Loaded = { to: string } | { error: string; field: 'name' | null };

/** Loads a mapped file once, saves its mapping as a profile, or both. */
export async function loadMapped(file: MappedFile, { intent, name }: LoadIntent, userId: number): Promise<Loaded> {
  if (file.problems.length > 0) return { error: file.problems.join(' '), field: null };
  if (intent === 'load') {
    return load(file, profileOfMapping(file.mapping, file.headers, MAPPED_ONCE, file.editing?.definition), userId);
  }
  if (intent !== 'save' && intent !== 'save_and_load') return { error: 'No action was chosen.', field: null };
  const called = profileName.safeParse(name ?? undefined);
  if (!called.success) return { error: called.error.issues[0]!.message, field: 'name' };
  const saved = await saveMapping(file, { name: called.data, userId });
  if ('error' in saved) return { error: saved.error, field: 'name' };
  return intent === 'save' ? { to: '/imports/profiles' } : load(file, saved.profile, userId);
}

async function load({ path, hash, name }: MappedFile, profile: Profile, userId: number): Promise<Loaded> {
  importsQueue().checkRoom();
  const { plan, problem } = await identifyBy(path, profile);
  if (!plan)
    return { error: problem ? `${problem.message} ${problem.advice}` : 'This file cannot be read.', field: null };
  const { id } = await queueFile({ hash, name, path }, plan, { userId, arrival: { by: 'page' } });
  return { to: `/imports/${id}` };
}
