import { readSettings } from 'db/settings';
import { isTimeZone } from 'importers/cells/time-zone';
import { runTask } from 'importers/load/threads/pool';
import type { Mapping } from 'importers/mapping/mapping';
import { type ProfileName, profileOfMapping } from 'importers/mapping/profile-of-mapping';
import type { JudgedKey } from 'importers/mapping/suggest-key';
import type { MappingSuggestion } from 'importers/mapping/suggest-mapping';
import type { Profile, ProfileColumn } from 'importers/profile';
import { KEYS, type RowKind } from 'importers/profiles/meanings';
import type { Identification } from 'importers/read/recognize/identification';
import { database } from '~/db.server';
import { identifyKept } from '../imports/preview-files.server';
import { remembered } from '../imports/remembered-looks.server';

/** What the columns of a kept file probably mean; null where it is no table. Reads on another thread. */
export function suggestFor(
  path: string,
  { fileName, rows }: { fileName: string; rows?: RowKind },
  signal?: AbortSignal,
): Promise<MappingSuggestion | null> {
  const ask = async (nobody: AbortSignal) => {
    const outcome = await runTask({ kind: 'suggest', path, fileName, rows }, { signal: nobody });
    if (outcome.kind !== 'suggested') throw new Error('The file could not be read.');
    return outcome.suggestion;
  };
  return remembered(JSON.stringify(['suggest', path, fileName, rows]), ask, signal);
}

/** Columns that a key can be made of: all others change nothing about what tells the rows apart. */
const IN_KEYS: ReadonlySet<string> = new Set([...KEYS.flat(), 'started_time']);

/** What a file's first rows say of every key that the mapped columns allow. */
export function judgeKeysFor(path: string, { rows, columns }: Mapping, signal?: AbortSignal): Promise<JudgedKey[]> {
  const mapping = { rows, columns: columns.filter(({ field }) => IN_KEYS.has(field)) };
  const ask = async (nobody: AbortSignal) => {
    const outcome = await runTask({ kind: 'judge_keys', path, mapping }, { signal: nobody });
    if (outcome.kind !== 'keys_judged') throw new Error('The file could not be read.');
    return outcome.keys;
  };
  return remembered(JSON.stringify(['keys', path, mapping]), ask, signal);
}

const DRAFT: ProfileName = { id: 'draft', label: 'your mapping', version: 1 };

/** How a file's first rows would be read by a mapping that may still lack something. */
export async function previewMapping(
  path: string,
  { mapping, headers, shownRows }: { mapping: Mapping; headers: readonly string[]; shownRows: number },
  signal?: AbortSignal,
): Promise<Identification> {
  const zone = mapping.timeZone && isTimeZone(mapping.timeZone) ? mapping.timeZone : null;
  const profile = profileOfMapping({ ...mapping, timeZone: zone }, headers, DRAFT);
  const columns = (profile.columns as readonly ProfileColumn[]).map((column) => ({ ...column, isOptional: true }));
  return identifyBy(path, { ...profile, columns } as Profile, { shownRows, signal });
}

/** How a file would be read by one profile alone. */
export async function identifyBy(
  path: string,
  profile: Profile,
  { shownRows, signal }: { shownRows?: number; signal?: AbortSignal } = {},
): Promise<Identification> {
  const { connection } = await database();
  const centerTimeZone = readSettings(connection).time_zone;
  return identifyKept(path, { profiles: [profile], profileId: profile.id, centerTimeZone, shownRows }, signal);
}
