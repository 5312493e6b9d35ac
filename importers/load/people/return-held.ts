import { chooseLines, noteImport } from 'db/roll-up/changes';
import type { WriteTransaction } from 'db/write-transaction';
import { CONTENT_TABLES, takeBackTable } from '../take-back-table';
import { unknownIssue } from '../write/load-context';
import { type HeldPerson, importsOfHeld } from './held-people';
import { forgetGoneRows } from './merged-people';
import { PeopleBook } from './people-book';

/** Rows that count, or are skipped, because of what was decided about the person. */
const BECAUSE = `held_person_id = ? AND (fate = 'resolved' OR (fate = 'skipped' AND code = 'ignored_person'))`;

/**
 * Takes back what the rows of a person became through a decision: they wait again. What they had replaced returns.
 * Notes for the roll-up what changed; gives the imports whose counts changed.
 */
export function returnHeld(tx: WriteTransaction, person: HeldPerson): Set<number> {
  const changed = new Set<number>();
  for (const importId of importsOfHeld(tx.connection, person.id, ['resolved', 'skipped'])) {
    changed.add(importId);
    const lines = tx.connection
      .prepare(`SELECT DISTINCT line FROM import_rows WHERE ${BECAUSE} AND import_id = ?`)
      .pluck()
      .all(person.id, importId) as number[];
    chooseLines(tx.connection, lines);
    noteImport(tx.connection, importId, 'chosen');
    for (const table of CONTENT_TABLES) {
      for (const heir of takeBackTable(tx, { importId, lines: 'chosen' }, table)) changed.add(heir);
    }
    tx.connection
      .prepare(
        `DELETE FROM import_rows WHERE import_id = ? AND line IN (SELECT line FROM chosen_lines) AND NOT (${BECAUSE})`,
      )
      .run(importId, person.id);
    waitAgain(tx, person, importId);
  }
  forgetGoneRows(tx);
  tx.connection.exec(
    'DELETE FROM reviews WHERE NOT EXISTS (SELECT 1 FROM review_items i WHERE i.review_id = reviews.id)',
  );
  return changed;
}

function waitAgain(tx: WriteTransaction, person: HeldPerson, importId: number): void {
  const found = new PeopleBook(tx.connection, importId).find(person, [person.source], person.is_any_source === 1);
  const { code, cell, advice } = unknownIssue(person, found === 'ambiguous' ? found : 'unknown');
  tx.connection
    .prepare(`UPDATE import_rows SET fate = 'held', code = ?, cell = ?, advice = ? WHERE ${BECAUSE} AND import_id = ?`)
    .run(code, cell, advice, person.id, importId);
}
