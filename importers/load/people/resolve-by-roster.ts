import { recountImport } from 'db/queries/imports-rows';
import type { WriteTransaction } from 'db/write-transaction';
import { aliasOf, type HeldPerson, importsOfHeld, reopen } from './held-people';
import { PeopleBook } from './people-book';
import { replayHeld } from './replay-held';
import { returnHeld } from './return-held';

/**
 * After a roster was written: rows that waited for somebody in it are loaded. Says so in a sentence for the
 * roster's note, or null. Leaves the roll-up to whoever writes the roster.
 */
export async function resolveByRoster(tx: WriteTransaction, importId: number): Promise<string | null> {
  const waiting = tx.connection.prepare(`SELECT * FROM held_people WHERE state = 'open'`).all() as HeldPerson[];
  const book = new PeopleBook(tx.connection, importId);
  const link = tx.connection.prepare(
    `UPDATE held_people SET state = 'linked', employee_id = ?, decided_import_id = ?, decided_at = ? WHERE id = ?`,
  );
  const name = tx.connection.prepare(
    'INSERT INTO employee_aliases (source, alias, employee_id, import_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const count = tx.connection
    .prepare(`SELECT COUNT(*) FROM import_rows WHERE held_person_id = ? AND fate = 'resolved'`)
    .pluck();
  const told: string[] = [];
  const changed = new Set<number>();
  for (const person of waiting) {
    const found = book.find(person, [person.source], person.is_any_source === 1);
    if (typeof found !== 'number') continue;
    const employeeId = book.keptOf(found);
    link.run(employeeId, importId, Date.now(), person.id);
    name.run(person.source, aliasOf(person), employeeId, importId);
    for (const each of importsOfHeld(tx.connection, person.id, ['held'])) {
      await replayHeld(tx, person, each);
      changed.add(each);
    }
    told.push(`${person.name ?? aliasOf(person)} (${count.get(person.id)})`);
  }
  for (const each of changed) await recountImport(tx.db, each);
  if (told.length === 0) return null;
  return `Earlier rows of people in this roster now count: ${told.join(', ')}.`;
}

/** Before a roster is undone: people that only it had made known are unknown again, and their rows wait. Gives the imports whose counts changed. */
export function unresolveByRoster(tx: WriteTransaction, importId: number): Set<number> {
  const changed = new Set<number>();
  const told = tx.connection
    .prepare('SELECT * FROM held_people WHERE decided_import_id = ?')
    .all(importId) as HeldPerson[];
  for (const person of told) {
    for (const each of returnHeld(tx, person)) changed.add(each);
    reopen(tx, person.id);
  }
  return changed;
}
