import { setTimeout as sleep } from 'node:timers/promises';
import type Sqlite from 'better-sqlite3';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { isBusy } from './is-busy';

/** How long a write waits for another process or thread to finish its own: a load of a large file may take a while. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 20;

/**
 * SQLite by better-sqlite3, which answers at once or not at all. While somebody else writes, SQLite's own waiting would
 * stop this whole process; here the one query waits and all others go on: reads, pages, progress.
 */
export class PatientSqliteDialect implements Dialect {
  /** `open` is asked for the database at the first query. */
  constructor(private readonly open: () => Sqlite.Database) {}

  createDriver = () => new PatientDriver(this.open);
  createQueryCompiler = () => new SqliteQueryCompiler();
  createAdapter = () => new SqliteAdapter();
  createIntrospector = (db: Kysely<unknown>) => new SqliteIntrospector(db);
}

/** Lets queries through one at a time; while a transaction is open, only its own. */
class Gate {
  /** Resolves when it opens; null while it is open. */
  closed: Promise<void> | null = null;
  #open = () => {};

  close(): void {
    this.closed = new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  open(): void {
    this.closed = null;
    this.#open();
  }
}

/** Statements are prepared once, and the ones that were asked for last are kept. */
class Statements {
  readonly #kept = new Map<string, Sqlite.Statement>();

  constructor(private readonly sqlite: Sqlite.Database) {}

  get(sql: string): Sqlite.Statement {
    const known = this.#kept.get(sql);
    const statement = known ?? this.sqlite.prepare(sql);
    this.#kept.delete(sql);
    // Columns may be others afterwards.
    if (CHANGES_TABLES.test(sql)) this.#kept.clear();
    else this.#kept.set(sql, statement);
    if (this.#kept.size > MOST_STATEMENTS) this.#kept.delete(this.#kept.keys().next().value!);
    return statement;
  }
}

const MOST_STATEMENTS = 200;
const CHANGES_TABLES = /^\s*(create|alter|drop)\b/i;

class PatientDriver implements Driver {
  readonly #gate = new Gate();
  #sqlite: Sqlite.Database | null = null;
  #statements: Statements | null = null;

  constructor(private readonly open: () => Sqlite.Database) {}

  async init(): Promise<void> {
    this.#sqlite = this.open();
    this.#statements = new Statements(this.#sqlite);
  }
  async acquireConnection(): Promise<PatientConnection> {
    return new PatientConnection(this.#sqlite!, this.#statements!, this.#gate);
  }
  beginTransaction(connection: DatabaseConnection): Promise<void> {
    return (connection as PatientConnection).begin();
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    (connection as PatientConnection).end('COMMIT');
  }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    (connection as PatientConnection).end('ROLLBACK');
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {
    this.#sqlite?.close();
  }
}

class PatientConnection implements DatabaseConnection {
  #isInTransaction = false;

  constructor(
    private readonly sqlite: Sqlite.Database,
    private readonly statements: Statements,
    private readonly gate: Gate,
  ) {}

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#patiently(() => this.#run<R>(query));
  }

  // Asked for by the interface; all of our results fit into memory.
  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  /** Begins by taking the right to write, so that no write within can find that somebody else was faster. */
  begin(): Promise<void> {
    return this.#patiently(() => {
      this.sqlite.exec('BEGIN IMMEDIATE');
      this.gate.close();
      this.#isInTransaction = true;
    });
  }

  end(statement: 'COMMIT' | 'ROLLBACK'): void {
    try {
      if (this.sqlite.inTransaction) this.sqlite.exec(statement);
    } finally {
      this.#isInTransaction = false;
      this.gate.open();
    }
  }

  async #patiently<T>(work: () => T): Promise<T> {
    const begun = Date.now();
    for (;;) {
      // Asked again after every wait, since whoever waited as well may have closed it meanwhile.
      while (this.gate.closed && !this.#isInTransaction) await this.gate.closed;
      try {
        return work();
      } catch (error) {
        if (this.#isInTransaction || !isBusy(error) || Date.now() - begun > PATIENCE_MS) throw error;
        await sleep(PAUSE_MS);
      }
    }
  }

  #run<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
    const statement = this.statements.get(sql);
    if (statement.reader) return { rows: statement.all(parameters) as R[] };
    const { changes, lastInsertRowid } = statement.run(parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }
}
