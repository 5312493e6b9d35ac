import type { Db } from '../open';

/** Somebody unknown that rows of an import wait for. */
export interface HeldOfImport {
  id: number;
  source: string;
  login: string | null;
  name: string | null;
  email: string | null;
  rows: number;
}

/** The people that rows of an import wait for, most rows first. */
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

/** Whose rows of an import waited until somebody, or a roster, said who it is; most rows first. */
export function findResolvedOfImport(db: Db, importId: number, limit = 100) {
  return db
    .selectFrom('import_rows as r')
    .innerJoin('held_people as p', 'p.id', 'r.held_person_id')
    .leftJoin('employees as e', 'e.id', 'p.employee_id')
    .select((eb) => [
      'p.id',
      'p.source',
      'p.login',
      'p.name',
      'p.email',
      'p.state',
      'p.employee_id',
      'p.decided_import_id',
      'e.name as person_name',
      eb.fn.countAll<number>().as('rows'),
    ])
    .where('r.import_id', '=', importId)
    .where((eb) => eb.or([eb('r.fate', '=', 'resolved'), eb('r.code', '=', 'ignored_person')]))
    .groupBy('p.id')
    .orderBy('rows', 'desc')
    .orderBy('p.id')
    .limit(limit)
    .execute();
}

/** A held person with how many rows wait for them; decided ones also with who decided what. */
export type HeldRow = Awaited<ReturnType<typeof findAllHeld>>[number];

/** The held people without a decision, or those with one, a page at a time: most rows first. */
export function findAllHeld(db: Db, { isOpen, limit, offset }: { isOpen: boolean; limit: number; offset: number }) {
  return db
    .selectFrom('held_people as p')
    .leftJoin('employees as e', 'e.id', 'p.employee_id')
    .leftJoin('users as u', 'u.id', 'p.decided_by')
    .selectAll('p')
    .select(['e.name as person_name', 'u.name as user_name'])
    .select((eb) => [
      eb
        .selectFrom('import_rows as r')
        .select((count) => count.fn.countAll<number>().as('rows'))
        .whereRef('r.held_person_id', '=', 'p.id')
        .where('r.fate', '=', 'held')
        .as('waiting'),
      eb
        .selectFrom('import_rows as r')
        .select((count) => count.fn.countAll<number>().as('rows'))
        .whereRef('r.held_person_id', '=', 'p.id')
        .where('r.fate', 'in', ['resolved', 'skipped'])
        .as('settled'),
    ])
    .where('p.state', isOpen ? '=' : '<>', 'open')
    .orderBy(isOpen ? 'waiting' : 'p.decided_at', 'desc')
    .orderBy('p.id')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many held people there are without a decision, or with one. */
export async function countHeld(db: Db, { isOpen }: { isOpen: boolean }): Promise<number> {
  const { count } = await db
    .selectFrom('held_people')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', isOpen ? '=' : '<>', 'open')
    .executeTakeFirstOrThrow();
  return count;
}

/** Which files' rows wait for each of these people, how many, and on which days (yyyy-MM-dd, the center's zone). */
export function findFilesOfHeld(db: Db, ids: readonly number[]) {
  return db
    .selectFrom('import_rows as r')
    .innerJoin('imports as i', 'i.id', 'r.import_id')
    .select((eb) => [
      'r.held_person_id as held_person_id',
      'i.id',
      'i.file_name',
      eb.fn.countAll<number>().as('rows'),
      eb.fn.min('r.on_date').as('first_date'),
      eb.fn.max('r.on_date').as('last_date'),
      eb.fn.min('r.line').as('first_line'),
    ])
    .where('r.held_person_id', 'in', [...ids])
    .where('r.fate', '=', 'held')
    .groupBy(['r.held_person_id', 'i.id'])
    .orderBy('i.id')
    .execute();
}

/** The cells of one waiting row with the headers of its file. */
export async function findHeldExample(db: Db, { importId, line }: { importId: number; line: number }) {
  return db
    .selectFrom('import_rows as r')
    .innerJoin('imports as i', 'i.id', 'r.import_id')
    .select(['r.raw', 'i.headers'])
    .where('r.import_id', '=', importId)
    .where('r.line', '=', line)
    .where('r.fate', '=', 'held')
    .executeTakeFirst();
}

/** One held person with who it is and who decided that. */
export function findHeld(db: Db, id: number) {
  return db
    .selectFrom('held_people as p')
    .leftJoin('employees as e', 'e.id', 'p.employee_id')
    .leftJoin('users as u', 'u.id', 'p.decided_by')
    .selectAll('p')
    .select(['e.name as person_name', 'u.name as user_name'])
    .where('p.id', '=', id)
    .executeTakeFirst();
}
