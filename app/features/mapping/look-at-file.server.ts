import { readSettings } from 'db/settings';
import { isTimeZone } from 'importers/cells/time-zone';
import { runInWorker } from 'importers/load/threads/run-in-worker';
import type { Mapping } from 'importers/mapping/mapping';
import { type ProfileName, profileOfMapping } from 'importers/mapping/profile-of-mapping';
import type { JudgedKey } from 'importers/mapping/suggest-key';
import type { MappingSuggestion } from 'importers/mapping/suggest-mapping';
import type { Profile, ProfileColumn } from 'importers/profile';
import { KEYS, type RowKind } from 'importers/profiles/meanings';
import type { Identification } from 'importers/read/recognize/identification';
import { database } from '~/db.server';

const KEPT_ANSWERS = 40;
/** Kept files never change, so that an answer holds as long as the question is the same. */
const answers = new Map<string, Promise<unknown>>();

function remembered<T>(key: string, ask: () => Promise<T>): Promise<T> {
  const known = answers.get(key) as Promise<T> | undefined;
  if (known) return known;
  const asked = ask();
  answers.set(key, asked);
  asked.catch(() => answers.delete(key));
  for (const old of [...answers.keys()].slice(0, Math.max(0, answers.size - KEPT_ANSWERS))) answers.delete(old);
  return asked;
}

/** What the columns of a kept file probably mean; null where it is no table. Reads on another thread. */
export function suggestFor(path: string, fileName: string, rows?: RowKind): Promise<MappingSuggestion | null> {
  return remembered(JSON.stringify(['suggest', path, fileName, rows]), async () => {
    const outcome = await runInWorker({ kind: 'suggest', path, fileName, rows });
    if (outcome.kind !== 'suggested') throw new Error('The file could not be looked at.');
    return outcome.suggestion;
  });
}

/** Columns that a key can be made of: all others change nothing about what tells the rows apart. */
const IN_KEYS: ReadonlySet<string> = new Set([...KEYS.flat(), 'started_time']);

/** What a file's first rows say of every key that the mapped columns allow. */
export function judgeKeysFor(path: string, { rows, columns }: Mapping): Promise<JudgedKey[]> {
  const mapping = { rows, columns: columns.filter(({ field }) => IN_KEYS.has(field)) };
  return remembered(JSON.stringify(['keys', path, mapping]), async () => {
    const outcome = await runInWorker({ kind: 'judge_keys', path, mapping });
    if (outcome.kind !== 'keys_judged') throw new Error('The file could not be looked at.');
    return outcome.keys;
  });
}

const DRAFT: ProfileName = { id: 'draft', label: 'your mapping', version: 1 };

/** How a file's first rows would be read by a mapping that may still lack something. */
export async function previewMapping(
  path: string,
  { mapping, headers, shownRows }: { mapping: Mapping; headers: readonly string[]; shownRows: number },
): Promise<Identification> {
  const zone = mapping.timeZone && isTimeZone(mapping.timeZone) ? mapping.timeZone : null;
  const profile = profileOfMapping({ ...mapping, timeZone: zone }, headers, DRAFT);
  const columns = (profile.columns as readonly ProfileColumn[]).map((column) => ({ ...column, isOptional: true }));
  return identifyBy(path, { ...profile, columns } as Profile, shownRows);
}

/** How a file would be read by one profile alone. */
export async function identifyBy(path: string, profile: Profile, shownRows?: number): Promise<Identification> {
  const { connection } = await database();
  const centerTimeZone = readSettings(connection).time_zone;
  const options = { profiles: [profile], profileId: profile.id, centerTimeZone, shownRows };
  return remembered(JSON.stringify(['identify', path, options]), async () => {
    const outcome = await runInWorker({ kind: 'identify', files: [{ path, options }] });
    if (outcome.kind !== 'identified') throw new Error('The file could not be looked at.');
    return outcome.found[0]!;
  });
}
