import type { Connection, Db } from 'db/open';
import { recountImport } from 'db/queries/imports-rows';
import { aliasOf, type HeldPerson, importsOfHeld, reopen } from './held-people';
import { PeopleBook } from './people-book';
import { replayHeld } from './replay-held';
import { returnHeld } from './return-held';

/**
 * After a roster was written: rows that waited for somebody in it are loaded. Says so in a sentence for the
 * roster's note, or null. Runs inside the roster's transaction and leaves the roll-up to it.
 */
export async function resolveByRoster(
  { connection, db }: { connection: Connection; db: Db },
  importId: number,
): Promise<string | null> {
  const waiting = connection.prepare(`SELECT * FROM held_people WHERE state = 'open'`).all() as HeldPerson[];
  const book = new PeopleBook(connection, importId);
  const link = connection.prepare(
    `UPDATE held_people SET state = 'linked', employee_id = ?, decided_import_id = ?, decided_at = ? WHERE id = ?`,
  );
  const name = connection.prepare(
    'INSERT INTO employee_aliases (source, alias, employee_id, import_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const count = connection
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
    for (const each of importsOfHeld(connection, person.id, ['held'])) {
      await replayHeld(connection, person, each);
      changed.add(each);
    }
    told.push(`${person.name ?? aliasOf(person)} (${count.get(person.id)})`);
  }
  for (const each of changed) await recountImport(db, each);
  if (told.length === 0) return null;
  return `Earlier rows of people in this roster now count: ${told.join(', ')}.`;
}

/** Before a roster is undone: people that only it had made known are unknown again, and their rows wait. Gives the imports whose counts changed. */
export function unresolveByRoster(connection: Connection, importId: number): Set<number> {
  const changed = new Set<number>();
  const told = connection
    .prepare('SELECT * FROM held_people WHERE decided_import_id = ?')
    .all(importId) as HeldPerson[];
  for (const person of told) {
    for (const each of returnHeld(connection, person)) changed.add(each);
    reopen(connection, person.id);
  }
  return changed;
}
