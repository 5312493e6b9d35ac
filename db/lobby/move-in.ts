import { type Insertable, Kysely, type Selectable, sql } from 'kysely';
import { unasked } from '../asked-again';
import type { Db, OpenDatabase } from '../open';
import type { Schema } from '../schema';
import type { ImportsTable } from '../schema/imports';
import type {
  ArrivalsTable,
  AuditNotesTable,
  LobbySchema,
  NewAccountsTable,
  NewPasswordsTable,
  RevocationsTable,
} from '../schema/lobby';
import { openDurably } from '../sqlite/connections';
import { PatientSqliteDialect } from '../sqlite/patient-dialect';
import type { Lobby } from './lobby';
import { movePassword, moveRevocation } from './move-endings';

interface Waiting {
  accounts: Selectable<NewAccountsTable>[];
  passwords: Selectable<NewPasswordsTable>[];
  revocations: Selectable<RevocationsTable>[];
  arrivals: Selectable<ArrivalsTable>[];
  notes: Selectable<AuditNotesTable>[];
}

/**
 * Moves what waits in the lobby into the database, as soon as whoever writes there lets it. Each is known there by an id
 * or a key, so that one which was moved and not yet taken from the lobby, when a process was killed, is not moved twice.
 * The lobby is never asked while the database is held: whoever holds the lobby may be asking the database.
 */
export function moveIn(opened: OpenDatabase): Promise<void> {
  // It is answered for already, whoever has it moved.
  return unasked(() => moveAll(opened));
}

async function moveAll(opened: OpenDatabase): Promise<void> {
  const { lobby } = opened;
  const waiting = await findWaiting(lobby);
  const { accounts, passwords, revocations, arrivals, notes } = waiting;
  if (Object.values(waiting).every((rows) => rows.length === 0)) return;
  await durably(opened, (db) => insertAll(db, waiting));
  await remove(lobby, 'new_accounts', accounts);
  await remove(lobby, 'new_passwords', passwords);
  await remove(lobby, 'revocations', revocations);
  await remove(lobby, 'arrivals', arrivals);
  // By their key: a later note may have been given the number of one that another process has moved.
  for (const { note_key: key } of notes) await lobby.deleteFrom('audit_notes').where('note_key', '=', key).execute();
}

/** In one transaction that outlasts a power cut, as the lobby does from which its rows are then taken. */
async function durably({ db, connection, writers }: OpenDatabase, work: (db: Db) => Promise<void>): Promise<void> {
  if (connection.memory) return db.transaction().execute(work);
  const own = new Kysely<Schema>({
    dialect: new PatientSqliteDialect(() => openDurably(connection.name, { fileMustExist: true }), writers),
  });
  try {
    await own.transaction().execute(work);
  } finally {
    await own.destroy();
  }
}

async function findWaiting(lobby: Lobby): Promise<Waiting> {
  return {
    accounts: await lobby.selectFrom('new_accounts').selectAll().orderBy('id').execute(),
    passwords: await lobby.selectFrom('new_passwords').selectAll().orderBy('id').execute(),
    revocations: await lobby.selectFrom('revocations').selectAll().orderBy('id').execute(),
    arrivals: await lobby.selectFrom('arrivals').selectAll().orderBy('id').execute(),
    notes: await lobby.selectFrom('audit_notes').selectAll().orderBy('id').execute(),
  };
}

async function insertAll(db: Db, { accounts, passwords, revocations, arrivals, notes }: Waiting): Promise<void> {
  // Accounts come first: all others may name them.
  for (const account of accounts) await insertAccount(db, account);
  for (const password of passwords) await movePassword(db, password);
  for (const revocation of revocations) await moveRevocation(db, revocation);
  for (const { id, row } of arrivals) {
    const values = { ...(JSON.parse(row) as Insertable<ImportsTable>), id };
    await db
      .insertInto('imports')
      .values(values)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }
  for (const { id, ...note } of notes) {
    await db
      .insertInto('audit_entries')
      .values(note)
      .onConflict((conflict) => conflict.column('note_key').where('note_key', 'is not', null).doNothing())
      .execute();
  }
}

async function insertAccount(db: Db, { invitation_hash: hash, ...account }: Waiting['accounts'][number]) {
  const employee = sql<number | null>`(select employee_id from invitations where token_hash = ${hash})`;
  await db
    .insertInto('users')
    .values({ ...account, employee_id: employee })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  await db
    .updateTable('invitations')
    .set({ used_at: account.created_at })
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .execute();
}

async function remove(
  lobby: Lobby,
  table: keyof Pick<LobbySchema, 'new_accounts' | 'new_passwords' | 'revocations' | 'arrivals'>,
  rows: readonly { id: number }[],
): Promise<void> {
  // One by one: a statement has a limit of values, and few wait.
  for (const { id } of rows) await lobby.deleteFrom(table).where('id', '=', id).execute();
}
