import type { Db } from 'db/open';
import { findHeldOfImport, findResolvedOfImport } from 'db/queries/held-people';

/** Somebody whom rows of an import name and who was unknown when it was loaded. */
export interface WaitingPerson {
  key: string;
  called: string;
  rows: number;
  /** open: the rows wait; else what was decided. */
  state: string;
  person: string | null;
  rosterImportId: number | null;
}

/** Whom rows of the import wait for, then those whose rows have stopped waiting; most rows first. */
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
