import { sql } from 'kysely';
import type { Db } from '../open';

/**
 * Decides about somebody unknown; false where something was decided already. Links give them what the files call them
 * as an alias. Call in a transaction.
 */
export async function decideHeld(
  db: Db,
  {
    id,
    state,
    employeeId,
    userId,
    at,
  }: { id: number; state: 'linked' | 'created' | 'ignored'; employeeId: number | null; userId: number; at: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('held_people')
    .set({ state, employee_id: employeeId, decided_by: userId, decided_at: at, decided_import_id: null })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  if (employeeId !== null) {
    await sql`insert into employee_aliases (source, alias, employee_id)
      select source, substr(person_key, instr(person_key, ':') + 1), ${employeeId} from held_people where id = ${id}
      on conflict do nothing`.execute(db);
  }
  return true;
}

/** Who is known by the very name that a held person waits under, such as since another decision; undefined for nobody. */
export function findAliasOwner(db: Db, heldId: number): Promise<{ id: number; name: string } | undefined> {
  return db
    .selectFrom('held_people as p')
    .innerJoin('employee_aliases as a', (join) =>
      join
        .onRef('a.source', '=', 'p.source')
        .on(sql`a.alias`, '=', sql`substr(p.person_key, instr(p.person_key, ':') + 1)`),
    )
    .innerJoin('employees as e', 'e.id', 'a.employee_id')
    .select(['e.id', 'e.name'])
    .where('p.id', '=', heldId)
    .executeTakeFirst();
}

/** Begins to undo a decision; false where there is none, or it is already being undone. */
export async function beginReturn(db: Db, id: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('held_people')
    .set({ is_returning: 1 })
    .where('id', '=', id)
    .where('state', '<>', 'open')
    .where(({ not, ref }) => not(ref('is_returning')))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The loaded import that says since a decision whose alias this is, so that the decision no longer stands alone. */
export async function findWhoSaysAlias(db: Db, heldId: number): Promise<number | null> {
  const { rows } = await sql<{ import_id: number }>`
    select coalesce(a.import_id, r.import_id) as import_id from held_people p
    join employee_aliases a on a.source = p.source and a.alias = substr(p.person_key, instr(p.person_key, ':') + 1)
    left join import_rows r on r.row_table = 'employee_aliases' and r.row_id = a.id
      and r.import_id in (select id from imports where status = 'loaded')
    where p.id = ${heldId} and coalesce(a.import_id, r.import_id) is not null limit 1`.execute(db);
  return rows[0]?.import_id ?? null;
}

/** Held people whose rows are not yet where the decision wants them, such as after a server was stopped meanwhile. */
export async function findUnsettledHeld(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom('held_people as p')
    .select('p.id')
    .where('p.state', '<>', 'open')
    .where((eb) =>
      eb.or([
        eb.ref('p.is_returning'),
        eb.exists(
          eb
            .selectFrom('import_rows as r')
            .select('r.line')
            .whereRef('r.held_person_id', '=', 'p.id')
            .where('r.fate', '=', 'held'),
        ),
      ]),
    )
    .execute();
  return rows.map(({ id }) => id);
}
