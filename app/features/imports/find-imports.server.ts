import { findAllImports, type ImportRow } from 'db/queries/imports';
import { keptUntil } from 'importers/load/files/undone-days';
import type { ReadPlan } from 'importers/read/plan';
import { database } from '~/db.server';
import { FATES, type Fate } from './words';

export const IMPORTS_PAGE = 50;

/** An import as the pages tell of it. */
export interface ImportSummary {
  id: number;
  fileName: string;
  bytes: number;
  takenFor: string;
  status: string;
  counts: Record<Fate | 'read', number>;
  firstDate: string | null;
  lastDate: string | null;
  /** Who or what had it loaded: a person, a token, the inbox, the command line. */
  loadedBy: string;
  /** The import whose place this one took, and the one that took its own. */
  replacesId: number | null;
  replacedById: number | null;
  createdAt: number;
  finishedAt: number | null;
  /** Until when an undone import can be seen and loaded again; null where it is kept without an end. */
  keptUntil: number | null;
  /** When the kept rows and file of an undone import were removed. */
  forgottenAt: number | null;
  note: string | null;
  error: string | null;
}

export async function findImports(number: number): Promise<{ imports: ImportSummary[]; total: number }> {
  const page = { limit: IMPORTS_PAGE, offset: (number - 1) * IMPORTS_PAGE };
  const { imports, total } = await findAllImports(await database(), page);
  return { imports: imports.map(summaryOf), total };
}

export function summaryOf(row: ImportRow): ImportSummary {
  const counts = Object.fromEntries(FATES.map((fate) => [fate, row[`rows_${fate}`]])) as Record<Fate, number>;
  return {
    id: row.id,
    fileName: row.file_name,
    bytes: row.file_bytes,
    takenFor: planOf(row)?.label ?? row.profile_id ?? 'unknown',
    status: row.status,
    counts: { ...counts, read: row.rows_read },
    firstDate: row.first_date,
    lastDate: row.last_date,
    loadedBy: loadedBy(row),
    replacesId: row.replaces_id,
    replacedById: row.replaced_by_id,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    keptUntil: row.status === 'undone' && row.undone_at !== null ? keptUntil(row.undone_at) : null,
    forgottenAt: row.forgotten_at,
    note: row.note,
    error: row.error,
  };
}

function loadedBy({ user_name: userName, token_name: tokenName, arrived_by: by }: ImportRow): string {
  if (userName !== null) return userName;
  if (by === 'api') return `the token “${tokenName}”`;
  return by === 'inbox' ? 'the inbox' : 'the command line';
}

export function planOf(row: ImportRow): ReadPlan | null {
  return row.mapping === null ? null : (JSON.parse(row.mapping) as ReadPlan);
}
