import { findSavedProfile } from 'db/queries/saved-profiles';
import { findKept } from 'importers/load/files/uploads';
import { checkMapping } from 'importers/mapping/check-mapping';
import type { Mapping } from 'importers/mapping/mapping';
import { mappingOfProfile } from 'importers/mapping/mapping-of-profile';
import { bestKey, type JudgedKey } from 'importers/mapping/suggest-key';
import type { MappingSuggestion } from 'importers/mapping/suggest-mapping';
import type { Profile } from 'importers/profile';
import { getDb } from '~/db.server';
import { judgeKeysFor, suggestFor } from './look-at-file.server';
import { readMapping, readRowKind } from './read-mapping.server';

/** A saved profile that is being changed. */
interface Editing {
  id: string;
  label: string;
  /** The version that the change will have. */
  next: number;
  definition: Profile;
}

/** A kept file with what is said of it. */
export interface MappedFile {
  hash: string;
  path: string;
  name: string;
  headers: string[];
  suggestion: MappingSuggestion;
  /** What can tell its rows apart, and what the rows say of it. */
  keys: JudgedKey[];
  mapping: Mapping;
  /** Why nothing can be read by it yet. */
  problems: string[];
  editing: Editing | null;
}

/** The file of this hash with the mapping that the query says; null where no such file is kept or it is no table. */
export async function findMappedFile(
  hash: string,
  params: URLSearchParams,
  signal?: AbortSignal,
): Promise<MappedFile | null> {
  const path = findKept(hash);
  if (path === null) return null;
  const name = params.get('name')?.slice(0, 255) || 'the file';
  const editing = await findEditing(params.get('profile'));
  const own = editing && mappedRows(editing.definition);
  const rows = readRowKind(params) ?? own ?? undefined;
  const suggestion = await suggestFor(path, { fileName: name, rows }, signal);
  if (!suggestion) return null;
  const headers = suggestion.columns.map(({ header }) => header);
  const begin = editing ? mappingOfProfile(editing.definition, headers) : suggestion.mapping;
  const mapping = readMapping(params, headers, begin.rows === suggestion.mapping.rows ? begin : suggestion.mapping);
  const keys = await judgeKeysFor(path, mapping, signal);
  const isPossible = keys.some(({ key }) => key.join() === mapping.key.join());
  const settled = {
    ...mapping,
    key: isPossible ? mapping.key : bestKey(keys),
    ...(editing && { source: editing.definition.source }),
  };
  return {
    hash,
    path,
    name,
    headers,
    suggestion,
    keys,
    mapping: settled,
    problems: checkMapping(settled, headers),
    editing,
  };
}

const mappedRows = (profile: Profile) => mappingOfProfile(profile, []).rows;

async function findEditing(id: string | null): Promise<Editing | null> {
  const row = id ? await findSavedProfile(await getDb(), id) : null;
  if (!row) return null;
  return {
    id: row.profile_id,
    label: row.label,
    next: row.version + 1,
    definition: JSON.parse(row.definition) as Profile,
  };
}
