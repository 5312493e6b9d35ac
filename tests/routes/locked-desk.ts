import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database, Statement } from 'better-sqlite3';
import { lobbyPath } from 'db/lobby/lobby';
import type { OpenDatabase } from 'db/open';
import Sqlite from 'db/sqlite/driver';
import { importsQueue } from '~/features/imports/imports-queue.server';
import { moveInSoon } from '~/lobby.server';
import { letTimeFly } from '../flying-clock';

/** Another program that takes the right to write, to the database and its lobby, right after so many writes of ours. */
export interface OtherProgram {
  /** So many writes of this process were finished so far. */
  writes: number;
  isHolding: boolean;
  letGo(): void;
}

type Committed = (file: string) => void;
let committed: Committed = () => {};

/** better-sqlite3 says of no write that it was finished: its methods are asked along, for all connections of this process. */
function listenToWrites(): void {
  const { prepare, exec } = Sqlite.prototype;
  Sqlite.prototype.prepare = function (this: Database, sql: string) {
    const statement = prepare.call(this, sql);
    for (const name of statement.readonly ? [] : (['run', 'all'] as const)) {
      const method = statement[name] as (...values: unknown[]) => unknown;
      const connection = this;
      Object.defineProperty(statement, name, {
        value(this: Statement, ...values: unknown[]) {
          const result = method.apply(this, values);
          if (!connection.inTransaction) committed(connection.name);
          return result;
        },
      });
    }
    return statement;
  } as typeof prepare;
  Sqlite.prototype.exec = function (this: Database, sql: string) {
    const result = exec.call(this, sql);
    if (/^COMMIT/.test(sql)) committed(this.name);
    return result;
  };
}
listenToWrites();

/** Waits for all that goes on after an answer: what is moved from the lobby, loads, rows that move. */
export async function settle(opened: OpenDatabase): Promise<void> {
  await moveInSoon(opened);
  const imports = opened.connection.prepare('SELECT id FROM imports').pluck().all() as number[];
  for (const id of imports) await importsQueue().whenFinished(id);
  await globalThis.fairleadRowMoves;
  await moveInSoon(opened);
}

/** Does something while another program writes from after `writes` of our writes on; it never ends by itself, and time flies. */
export async function meanwhile<T>(
  { connection }: OpenDatabase,
  writes: number,
  work: () => Promise<T>,
): Promise<{ result: PromiseSettledResult<T>; other: OtherProgram }> {
  const files = [connection.name, lobbyPath(connection.name)];
  const others = files.map((file) => new Sqlite(file, { timeout: 0 }));
  const other: OtherProgram = {
    writes: 0,
    isHolding: false,
    letGo() {
      for (const each of others) {
        if (each.inTransaction) each.exec('ROLLBACK');
        each.close();
      }
    },
  };
  const take = () => {
    // One that writes on another thread just then comes first.
    for (const each of others) if (!each.inTransaction) each.exec('BEGIN IMMEDIATE');
    other.isHolding = true;
  };
  committed = (file) => {
    if (!files.includes(file) || other.isHolding) return;
    other.writes += 1;
    if (other.writes === writes) take();
  };
  if (writes === 0) take();
  const land = letTimeFly(() => other.isHolding);
  const [result] = await Promise.allSettled([work()]);
  committed = () => {};
  land();
  return { result: result!, other };
}

/** What is never the same twice: instants, secrets, processes. */
const CHANGING = /(^at|_at|_hash|token|public_part|note_key|pid|event_key|headers|mapping|definition)$/;

/** All that a center's two files hold, but for what is never the same twice. */
export function contentOf({ connection }: OpenDatabase): Record<string, string[]> {
  const lobby = new Sqlite(lobbyPath(connection.name));
  const content = {
    ...tablesOf(connection),
    ...Object.fromEntries(Object.entries(tablesOf(lobby)).map(([name, rows]) => [`lobby ${name}`, rows])),
  };
  lobby.close();
  const uploads = join(connection.name, '..', 'uploads');
  return { ...content, uploads: readdirSync(uploads).sort() };
}

function tablesOf(connection: Database): Record<string, string[]> {
  const names = connection
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'kysely_%'`,
    )
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    names
      .filter((name) => !OF_VISITS.test(name))
      .map((name) => [name, connection.prepare(`SELECT * FROM ${name}`).all().map(lasting).sort()]),
  );
}

/** What is counted or kept of every visit, whatever it does. */
const OF_VISITS = /session|device|attempt|token_uses/;

/** Numbers of rows are given again after something was thought better of, and sets of sessions have none that count. */
const lasting = (row: unknown) =>
  JSON.stringify(
    Object.entries(row as Record<string, unknown>).map(([name, value]) => [
      name,
      name === 'id' || (value !== null && CHANGING.test(name)) ? '*' : value,
    ]),
  );

/** The rows that came and went between two contents, by table. */
export function changesBetween(
  before: Record<string, string[]>,
  after: Record<string, string[]>,
): Record<string, { came: string[]; went: string[] }> {
  const changes = Object.entries(after).map(([name, rows]) => {
    const was = before[name] ?? [];
    return [name, { came: without(rows, was), went: without(was, rows) }] as const;
  });
  return Object.fromEntries(changes.filter(([, { came, went }]) => came.length + went.length > 0));
}

/** The rows that the others have not, each as often as it stands there more often. */
function without(rows: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const row of others) left.set(row, (left.get(row) ?? 0) + 1);
  return rows.filter((row) => {
    const known = left.get(row) ?? 0;
    left.set(row, known - 1);
    return known <= 0;
  });
}
