import type { Db } from '../open';

/** Somebody unknown for whom rows of an import wait. */
export interface HeldOfImport {
  id: number;
  source: string;
  login: string | null;
  name: string | null;
  email: string | null;
  rows: number;
}

/** For whom rows of an import wait, most rows first. */
export function findHeldOfImport(db: Db, importId: number, limit = 100): Promise<HeldOfImport[]> {
  return db
    .selectFrom('import_rows as r')
    .innerJoin('held_people as p', 'p.id', 'r.held_person_id')
    .select((eb) => ['p.id', 'p.source', 'p.login', 'p.name', 'p.email', eb.fn.countAll<number>().as('rows')])
    .where('r.import_id', '=', importId)
    .where('r.fate', '=', 'held')
    .groupBy('p.id')
    .orderBy('rows', 'desc')
    .orderBy('p.id')
    .limit(limit)
    .execute();
}
