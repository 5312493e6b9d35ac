import { profileOfMapping } from 'importers/mapping/profile-of-mapping';
import type { Profile } from 'importers/profile';
import type { FormErrors } from '~/server/parse-form.server';
import { importsQueue } from '../imports/imports-queue.server';
import { MAPPED_ONCE } from '../imports/map-by-hand';
import { queueFile } from '../imports/start-load.server';
import type { MappedFile } from './find-mapping.server';
import { identifyBy } from './look-at-file.server';
import type { MappedFileForm } from './mapping-forms.server';
import { saveMapping } from './save-mapping.server';

/** Where to go on, or what is wrong and at which field. */
export type Loaded = { to: string } | { errors: FormErrors };

/** Loads a mapped file once, saves its mapping as a profile, or both. */
export async function loadMapped(file: MappedFile, form: MappedFileForm, userId: number): Promise<Loaded> {
  if (file.problems.length > 0) return { errors: { '': file.problems } };
  if (form.intent === 'load') {
    return load(file, profileOfMapping(file.mapping, file.headers, MAPPED_ONCE, file.editing?.definition), userId);
  }
  const saved = await saveMapping(file, { name: form.profile_name, userId });
  if ('error' in saved) return { errors: { profile_name: [saved.error] } };
  return form.intent === 'save' ? { to: '/imports/profiles' } : load(file, saved.profile, userId);
}

async function load({ path, hash, name }: MappedFile, profile: Profile, userId: number): Promise<Loaded> {
  importsQueue().checkRoom();
  const { plan, problem } = await identifyBy(path, profile);
  if (!plan)
    return { errors: { '': [problem ? `${problem.message} ${problem.advice}` : 'This file cannot be read.'] } };
  const { id } = await queueFile({ hash, name, path }, plan, { userId, arrival: { by: 'page' } });
  return { to: `/imports/${id}` };
}
