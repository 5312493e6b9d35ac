import type { Connection } from 'db/open';
import type { HeldPeopleTable } from 'db/schema';
import type { WriteTransaction } from 'db/write-transaction';
import type { Selectable } from 'kysely';

export type HeldPerson = Selectable<HeldPeopleTable>;

/** The held person of this id; undefined where nothing waits for them any more. */
export function readHeldPerson(connection: Connection, id: number): HeldPerson | undefined {
  return connection.prepare('SELECT * FROM held_people WHERE id = ?').get(id) as HeldPerson | undefined;
}

/** The loaded imports that have rows of the person with one of these fates, first loaded first. */
export function importsOfHeld(connection: Connection, personId: number, fates: readonly string[]): number[] {
  return connection
    .prepare(
      `SELECT DISTINCT r.import_id FROM import_rows r JOIN imports i ON i.id = r.import_id
       WHERE r.held_person_id = ? AND r.fate IN (${fates.map(() => '?').join(', ')}) AND i.status IN ('loading', 'loaded')
       ORDER BY 1`,
    )
    .pluck()
    .all(personId, ...fates) as number[];
}

/** How the person is named where names are compared: without the kind that person_key begins with. */
export const aliasOf = ({ person_key: key }: Pick<HeldPerson, 'person_key'>): string => key.slice(key.indexOf(':') + 1);

/** Says that the person waits again and nothing is decided. */
export function reopen(tx: WriteTransaction, personId: number): void {
  tx.connection
    .prepare(
      `UPDATE held_people SET state = 'open', is_returning = 0, employee_id = NULL, decided_by = NULL,
         decided_import_id = NULL, decided_at = NULL WHERE id = ?`,
    )
    .run(personId);
}

/** People without waiting rows and without a decision are gone. */
export function forgetUnneeded(tx: WriteTransaction): void {
  tx.connection.exec(
    `DELETE FROM held_people WHERE state = 'open'
       AND NOT EXISTS (SELECT 1 FROM import_rows r WHERE r.held_person_id = held_people.id)`,
  );
}
