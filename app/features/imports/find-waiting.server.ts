import type { Db } from 'db/open';
import { findHeldOfImport, findResolvedOfImport } from 'db/queries/held-people';

/** Somebody named by an import's rows who was unknown when it was loaded. */
export interface WaitingPerson {
  key: string;
  called: string;
  rows: number;
  /** open: the rows wait; else what was decided. */
  state: string;
  person: string | null;
  rosterImportId: number | null;
}

/** The people that rows of the import wait for, then those whose rows have stopped waiting; most rows first. */
export async function findWaitingPeople(db: Db, importId: number): Promise<WaitingPerson[]> {
  const held = await findHeldOfImport(db, importId);
  const resolved = await findResolvedOfImport(db, importId);
  const called = ({ name, login, email }: (typeof held)[number] | (typeof resolved)[number]) =>
    name !== null && login !== null ? `${name} (${login})` : (name ?? login ?? email ?? '');
  return [
    ...held.map((row) => ({
      key: `held ${row.id}`,
      called: called(row),
      rows: row.rows,
      state: 'open',
      person: null,
      rosterImportId: null,
    })),
    ...resolved.map((row) => ({
      key: `told ${row.id}`,
      called: called(row),
      rows: row.rows,
      state: row.state,
      person: row.person_name,
      rosterImportId: row.decided_import_id,
    })),
  ];
}
