import type Sqlite from 'better-sqlite3';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { askAgain, isAsked } from '../asked-again';
import type { Databases } from '../databases';
import { giveWay } from '../give-way';
import { aboutFile } from '../storage-trouble';
import { HeldDialect } from './held-dialect';
import { PreparedStatements } from './prepared-statements';
import { patiently, Writers } from './writers';

/**
 * SQLite by better-sqlite3, which answers at once or not at all. While somebody else writes, SQLite's own waiting would
 * stop this whole process; here the one query waits and all others go on: reads, pages, progress.
 */
export class PatientSqliteDialect implements Dialect {
  /**
   * `open` is asked for the database at the first query; `writers` are those of all connections to the same file. `asked`:
   * which of the two files this is, where requests write to it, so that they are asked again before they do.
   */
  constructor(
    private readonly open: () => Sqlite.Database,
    private readonly writers = new Writers(),
    private readonly asked: keyof Databases | null = null,
  ) {}

  createDriver = () => new PatientDriver(this.open, this.writers, this.asked);
  createQueryCompiler = () => new SqliteQueryCompiler();
  createAdapter = () => new SqliteAdapter();
  createIntrospector = (db: Kysely<unknown>) => new SqliteIntrospector(db);
}

/** While a transaction is open, lets only its own queries through: others would read what may never be. */
class Gate {
  #closed: Promise<void> | null = null;
  #open = () => {};

  close(): void {
    this.#closed = new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  open(): void {
    this.#closed = null;
    this.#open();
  }

  async pass(): Promise<void> {
    // Asked again after every wait, since whoever waited as well may have closed it meanwhile.
    do {
      await this.#closed;
      await giveWay();
    } while (this.#closed !== null);
  }
}

class PatientDriver implements Driver {
  readonly #gate = new Gate();
  #sqlite: Sqlite.Database | null = null;
  #statements: PreparedStatements | null = null;

  constructor(
    private readonly open: () => Sqlite.Database,
    private readonly writers: Writers,
    private readonly asked: keyof Databases | null,
  ) {}

  async init(): Promise<void> {
    this.#sqlite = this.open();
    this.#statements = new PreparedStatements(this.#sqlite);
  }
  async acquireConnection(): Promise<PatientConnection> {
    return new PatientConnection(this.#sqlite!, this.#statements!, this.#gate, this.writers, this.asked);
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
  /** Ends the turn among the writers that an open transaction has; null where none is open. */
  #endTurn: (() => void) | null = null;

  constructor(
    private readonly sqlite: Sqlite.Database,
    private readonly statements: PreparedStatements,
    private readonly gate: Gate,
    private readonly writers: Writers,
    private readonly asked: keyof Databases | null,
  ) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#endTurn !== null) {
      await giveWay();
      return this.#run<R>(query);
    }
    const pass = () => this.gate.pass();
    const isReading = await patiently(() => this.statements.get(query.sql).readonly, pass);
    if (isReading) return patiently(() => this.#run<R>(query), pass);
    if (this.asked !== null && isAsked()) return this.#runAsked<R>(query);
    const { result, end } = await this.writers.take(() => this.#run<R>(query), pass);
    end();
    return result;
  }

  // Asked for by the interface; all of our results fit into memory.
  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  /** Begins by taking the right to write, so that no write within can find that somebody else was faster. */
  async begin(): Promise<void> {
    const begin = () => {
      this.#aboutThisFile(() => this.sqlite.exec('BEGIN IMMEDIATE'));
      this.gate.close();
    };
    const { end } = await this.writers.take(begin, () => this.gate.pass());
    this.#endTurn = end;
    try {
      if (this.asked !== null) await askAgain({ [this.asked]: new Kysely({ dialect: new HeldDialect(this) }) });
    } catch (refused) {
      this.end('ROLLBACK');
      throw refused;
    }
  }

  end(statement: 'COMMIT' | 'ROLLBACK'): void {
    try {
      if (this.sqlite.inTransaction) this.#aboutThisFile(() => this.sqlite.exec(statement));
    } finally {
      this.gate.open();
      this.#endTurn?.();
      this.#endTurn = null;
    }
  }

  /** One write in a transaction of its own, with what is asked before it. */
  async #runAsked<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    await this.begin();
    try {
      const result = this.#run<R>(query);
      this.end('COMMIT');
      return result;
    } catch (error) {
      this.end('ROLLBACK');
      throw error;
    }
  }

  #run<R>(query: CompiledQuery): QueryResult<R> {
    return this.#aboutThisFile(() => this.statements.run<R>(query));
  }

  #aboutThisFile<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw aboutFile(error, this.sqlite.name);
    }
  }
}
