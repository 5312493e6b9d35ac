import type { OpenDatabase } from 'db/open';
import { recountImport } from 'db/queries/imports-rows';
import { beginChanges } from 'db/roll-up/changes';
import { rollUpChanges } from 'db/roll-up/roll-up';
import { inTransaction } from '../in-transaction';
import { aliasOf, forgetUnneeded, importsOfHeld, readHeldPerson, reopen } from './held-people';
import { removePerson } from './remove-leftovers';
import { replayHeld } from './replay-held';
import { returnHeld } from './return-held';

/**
 * Brings the rows of a held person in line with what was decided: they are loaded or skipped, or, where the decision is
 * undone, they wait again. Whole or not at all; done twice it changes nothing.
 */
export async function settleHeld(opened: OpenDatabase, personId: number): Promise<void> {
  await inTransaction(opened.connection, async (tx) => {
    const person = readHeldPerson(tx.connection, personId);
    if (!person || (person.state === 'open' && person.is_returning === 0)) return;
    beginChanges(tx.connection);
    let changed: Iterable<number>;
    if (person.is_returning === 1) {
      tx.connection
        .prepare(
          'DELETE FROM employee_aliases WHERE source = ? AND alias = ? AND employee_id = ? AND import_id IS NULL',
        )
        .run(person.source, aliasOf(person), person.employee_id);
      changed = returnHeld(tx, person);
      reopen(tx, personId);
    } else {
      changed = importsOfHeld(tx.connection, personId, ['held']);
      for (const importId of changed) await replayHeld(tx, person, importId);
    }
    rollUpChanges(tx);
    if (person.is_returning === 1 && person.state === 'created') removePerson(tx, person.employee_id!);
    for (const importId of changed) await recountImport(tx.db, importId);
    forgetUnneeded(tx);
  });
}
