import { useLocation } from '@remix-run/react';

/** The part of an address that asks for a table of the page as a file. */
export const FILE_PARAM = 'csv';

/** What a table is called in addresses and file names: "People of the team" → people-of-the-team. */
export function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** Leads to one table of this very page as CSV, under the page's own address: the same rows, filters and rights. */
export function FileLink({ table, label, to }: { table: string; label: string; to?: string }) {
  const { pathname, search } = useLocation();
  const query = new URLSearchParams(search);
  query.set(FILE_PARAM, table);
  return (
    <a className="file-link" href={to ?? `${pathname}?${query}`} aria-label={`CSV: ${label}`}>
      CSV
    </a>
  );
}
