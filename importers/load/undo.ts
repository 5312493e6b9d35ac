import type { Connection, OpenDatabase } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { recountImport } from 'db/queries/imports-rows';
import { beginChanges, noteEmployee, noteImport } from 'db/roll-up/changes';
import { rollUpChanges } from 'db/roll-up/roll-up';
import type { WriteTransaction } from 'db/write-transaction';
import { inTransaction } from './in-transaction';
import { forgetUnneeded } from './people/held-people';
import { forgetGoneRows } from './people/merged-people';
import { removeLeftovers } from './people/remove-leftovers';
import { resolveByRoster, unresolveByRoster } from './people/resolve-by-roster';
import { CONTENT_TABLES, takeBackTable } from './take-back-table';

/** Raised where there is nothing to undo: the import is not loaded, or is already undone. */
class NotLoadedError extends Error {
  constructor() {
    super('This import is not loaded, so there is nothing to undo.');
  }
}

/**
 * Takes an import back: its rows go, what they had replaced returns, a row that a later import said again passes to
 * that one, and the roll-up shows no trace. The import and the fates of its rows stay as history.
 */
export async function undoImport(opened: OpenDatabase, importId: number, userId: number | null): Promise<void> {
  await inTransaction(opened.connection, (tx) => takeBackImport(tx, importId, userId));
}

/** As undoImport, within a transaction. */
export async function takeBackImport(tx: WriteTransaction, importId: number, userId: number | null): Promise<void> {
  const { status } = await tx.db
    .selectFrom('imports')
    .select('status')
    .where('id', '=', importId)
    .executeTakeFirstOrThrow();
  if (status !== 'loaded' && status !== 'undoing') throw new NotLoadedError();
  beginChanges(tx.connection);
  const queueIds = queuesOf(tx.connection, importId);
  noteImport(tx.connection, importId);
  noteMembers(tx.connection, importId);
  const heirs = unresolveByRoster(tx, importId);
  for (const table of [
    ...CONTENT_TABLES,
    'team_memberships',
    'team_leaders',
    'employee_aliases',
    'employees',
    'teams',
  ] as const) {
    for (const heir of takeBackTable(tx, { importId, lines: 'all' }, table)) heirs.add(heir);
  }
  rollUpChanges(tx);
  removeLeftovers(tx, importId, queueIds);
  await tx.db
    .updateTable('imports')
    .set({ status: 'undone', undone_at: Date.now(), loader_pid: null, loader_start: null })
    .where('id', '=', importId)
    .execute();
  tx.connection.prepare('UPDATE import_rows SET held_person_id = NULL WHERE import_id = ?').run(importId);
  forgetGoneRows(tx);
  heirs.delete(importId);
  await resolveByHeirs(tx, heirs);
  forgetUnneeded(tx);
  for (const heir of heirs) await recountImport(tx.db, heir);
  await insertAuditEntry(tx.db, { userId, action: 'undo', thing: 'import', thingId: importId });
}

/** Rows that wait again because a roster is gone need not where another one, which is still loaded, names the same people. */
async function resolveByHeirs(tx: WriteTransaction, heirs: ReadonlySet<number>): Promise<void> {
  const isRoster = tx.connection.prepare(`SELECT 1 FROM imports WHERE id = ? AND source = 'roster'`);
  const rosters = [...heirs].filter((id) => isRoster.get(id) !== undefined);
  if (rosters.length === 0) return;
  for (const id of rosters) await resolveByRoster(tx, id);
  rollUpChanges(tx);
}

function queuesOf(connection: Connection, importId: number): number[] {
  return connection
    .prepare(
      `SELECT DISTINCT queue_id FROM (SELECT queue_id FROM legs WHERE import_id = :id
       UNION ALL SELECT queue_id FROM events WHERE import_id = :id
       UNION ALL SELECT queue_id FROM agent_intervals WHERE import_id = :id
       UNION ALL SELECT queue_id FROM queue_intervals WHERE import_id = :id) WHERE queue_id IS NOT NULL`,
    )
    .pluck()
    .all({ id: importId }) as number[];
}

/** A person's days may move to another team with the stays that go. */
function noteMembers(connection: Connection, importId: number): void {
  const ids = connection
    .prepare('SELECT DISTINCT employee_id FROM team_memberships WHERE import_id = ?')
    .pluck()
    .all(importId);
  for (const id of ids as number[]) noteEmployee(connection, id);
}
