import { existsSync } from 'node:fs';
import type { Connection } from 'db/open';
import { chooseLines, noteImport } from 'db/roll-up/changes';
import type { WriteTransaction } from 'db/write-transaction';
import type { ReadPlan } from '../../read/plan';
import { profileOf } from '../../read/profile-of';
import { readRows } from '../../read/read-export';
import { rowOutcomes } from '../../read/rows/row-outcomes';
import type { RowOutcome } from '../../row-outcome';
import { pathOfKept } from '../files/uploads';
import { LoadContext } from '../write/load-context';
import { RowLoader } from '../write/row-loader';
import type { HeldPerson } from './held-people';

const PAGE = 1000;

interface HeldRow {
  entry: number;
  line: number;
  raw: string;
}

/**
 * Loads the rows of one import that waited for a person, now that it is known who that is, or that they do not count:
 * read by the import's own plan, under its own lines. Notes for the roll-up what changed.
 */
export async function replayHeld(tx: WriteTransaction, person: HeldPerson, importId: number): Promise<void> {
  const { mapping, stored_path: storedPath } = tx.connection
    .prepare('SELECT mapping, stored_path FROM imports WHERE id = ?')
    .get(importId) as { mapping: string; stored_path: string | null };
  const plan = JSON.parse(mapping) as ReadPlan;
  const context = new LoadContext(tx.connection, importId, plan.source);
  context.held.watch({ id: person.id, source: person.source, key: person.person_key });
  const loader = new RowLoader(context, { isLate: true });
  const rows = loader.within(tx);
  const choose = chooseLines(tx.connection);
  const forget = tx.connection.prepare('DELETE FROM import_rows WHERE id = ?');
  for await (const { row, outcome } of outcomesOf(tx.connection, { person, importId, plan, storedPath })) {
    forget.run(row.entry);
    choose(row.line);
    rows.load(outcome);
  }
  rows.flush();
  noteImport(tx.connection, importId, 'chosen');
  tx.connection
    .prepare(
      `UPDATE imports SET first_date = MIN(COALESCE(first_date, :first), COALESCE(:first, first_date)),
         last_date = MAX(COALESCE(last_date, :last), COALESCE(:last, last_date)) WHERE id = :id`,
    )
    .run({ id: importId, first: loader.log.firstDate, last: loader.log.lastDate });
}

interface Waiting {
  person: HeldPerson;
  importId: number;
  plan: ReadPlan;
  storedPath: string | null;
}

/** What the waiting rows become. Where a row means something only among the others of its file, the file is read again. */
async function* outcomesOf(
  connection: Connection,
  waiting: Waiting,
): AsyncGenerator<{ row: HeldRow; outcome: RowOutcome }> {
  const { plan, storedPath } = waiting;
  const profile = profileOf(plan);
  const isOneOfMany =
    profile.kind === 'leg' ? profile.leg.isChained || profile.leg.log !== undefined : 'interval' in profile;
  const path = storedPath === null ? null : pathOfKept(storedPath);
  if (isOneOfMany && path !== null && existsSync(path)) {
    const read = readRows(path, plan);
    const found = new Map<number, HeldRow>();
    for (const page of pagesOf(connection, waiting)) for (const row of page) found.set(row.line, row);
    for await (const rows of read) {
      for (const { raw, outcome } of rows) {
        const row = found.get(raw.line);
        if (row) yield { row, outcome };
      }
    }
    return;
  }
  const outcomeOf = rowOutcomes(profile, plan);
  for (const page of pagesOf(connection, waiting)) {
    for (const row of page)
      yield { row, outcome: outcomeOf({ line: row.line, cells: JSON.parse(row.raw) as string[], isFilled: true }) };
  }
}

/** The waiting rows in the file's order, a page at a time, so that what was read may be written meanwhile. */
function* pagesOf(connection: Connection, { person, importId }: Waiting): Generator<HeldRow[]> {
  const read = connection.prepare(
    `SELECT id AS entry, line, raw FROM import_rows
     WHERE held_person_id = ? AND fate = 'held' AND import_id = ? AND line > ? ORDER BY line LIMIT ${PAGE}`,
  );
  let after = 0;
  for (;;) {
    const page = read.all(person.id, importId, after) as HeldRow[];
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    after = page.at(-1)!.line;
  }
}
