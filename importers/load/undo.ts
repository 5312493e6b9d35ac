import type { Connection, OpenDatabase } from 'db/open';
import { insertAuditEntry } from 'db/queries/audit';
import { recountImport } from 'db/queries/imports-rows';
import { beginChanges, noteEmployee, noteLeaving } from 'db/roll-up/changes';
import { beginCorrected } from 'db/roll-up/corrected';
import { LEFT_TABLES, setLeaving } from 'db/roll-up/leaving';
import { rollUpChanges, workOutWithout, writeWithout } from 'db/roll-up/roll-up';
import type { WriteTransaction } from 'db/write-transaction';
import { findPutBack } from './find-put-back';
import { forgetUnneeded } from './people/held-people';
import { forgetGoneRows } from './people/merged-people';
import { findLeftovers, type Leftovers, removeLeftovers } from './people/remove-leftovers';
import { resolveByRoster, unresolveByRoster } from './people/resolve-by-roster';
import { takeAway, takeAwayAtOnce } from './publish/take-away';
import { beginLeaving } from './publish/unpublished';
import { CONTENT_TABLES, findInherited, takeBackTable } from './take-back-table';
import { workAheadAndWrite } from './work-ahead';

/** Raised where there is nothing to undo: the import is not loaded, or is already undone. */
class NotLoadedError extends Error {
  constructor() {
    super('This import is not loaded, so there is nothing to undo.');
  }
}

/**
 * Takes an import back: its rows go, what they had replaced returns, a row that a later import said again passes to
 * that one, and the roll-up shows no trace. The import and the fates of its rows stay as history. From one short
 * transaction on nobody reads its legs and answers; they go afterwards, some at a time.
 */
export async function undoImport(
  opened: OpenDatabase,
  importId: number,
  userId: number | null,
  { rowsATime }: { rowsATime?: number } = {},
): Promise<void> {
  const { connection } = opened;
  try {
    await workAheadAndWrite(connection, {
      ahead: () => workOutLeaving(connection, importId),
      write: (tx, leftovers) => leave(tx, leftovers, userId),
    });
  } finally {
    setLeaving(connection, null);
  }
  // Where they cannot go now, whoever loads next, or looks after what was cut off, takes them away.
  await takeAway(connection, importId, rowsATime).catch(() => undefined);
}

/** As undoImport, within a transaction that goes on. */
export async function takeBackImport(tx: WriteTransaction, importId: number, userId: number | null): Promise<void> {
  try {
    await leave(tx, workOutLeaving(tx.connection, importId), userId);
  } finally {
    setLeaving(tx.connection, null);
  }
  takeAwayAtOnce(tx, importId);
}

/** Works out what is left once the import is gone: all that takes long. Writes nothing that others see. */
function workOutLeaving(connection: Connection, importId: number): Leftovers {
  beginChanges(connection);
  setLeaving(connection, importId);
  beginCorrected(connection);
  findPutBack(connection, importId);
  for (const table of LEFT_TABLES) findInherited(connection, { importId, lines: 'all' }, table);
  noteLeaving(connection, importId, 'legs and answers');
  workOutWithout(connection);
  return findLeftovers(connection, importId);
}

/** From the caller's commit on nobody reads the import's rows. */
async function leave(tx: WriteTransaction, leftovers: Leftovers, userId: number | null): Promise<void> {
  const { importId } = leftovers;
  const { status } = await tx.db
    .selectFrom('imports')
    .select('status')
    .where('id', '=', importId)
    .executeTakeFirstOrThrow();
  if (status !== 'loaded' && status !== 'undoing') throw new NotLoadedError();
  beginLeaving(tx, importId);
  writeWithout(tx);
  noteLeaving(tx.connection, importId, 'others');
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
  removeLeftovers(tx, leftovers);
  await tx.db
    .updateTable('imports')
    .set({ status: 'undone', undone_at: Date.now(), loader_pid: null, loader_start: null })
    .where('id', '=', importId)
    .execute();
  tx.connection
    .prepare('UPDATE import_rows SET held_person_id = NULL WHERE import_id = ? AND held_person_id IS NOT NULL')
    .run(importId);
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

/** A person's days may move to another team with the stays that go. */
function noteMembers(connection: Connection, importId: number): void {
  const ids = connection
    .prepare('SELECT DISTINCT employee_id FROM team_memberships WHERE import_id = ?')
    .pluck()
    .all(importId);
  for (const id of ids as number[]) noteEmployee(connection, id);
}
