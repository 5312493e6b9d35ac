import type { ProfileName } from 'importers/mapping/profile-of-mapping';

/** What a file is called in the history that was mapped and not saved. */
export const MAPPED_ONCE: ProfileName = { id: 'mapped_once', label: 'Custom mapping', version: 1 };

/** The address of the wizard: the file's hash in the path, all that was said of it in the query. */
export const mapPath = (hash: string, query: URLSearchParams | string = '', step: '' | '/check' = '') => {
  const said = String(query);
  return `/imports/map/${hash}${step}${said ? `?${said}` : ''}`;
};
