import { type CompiledQuery, type DatabaseConnection, Kysely, type QueryResult, Transaction } from 'kysely';
import { giveWay } from './give-way';
import type { Connection } from './open';
import type { Schema } from './schema';
import { HeldDialect } from './sqlite/held-dialect';
import { PreparedStatements } from './sqlite/prepared-statements';
import { releaseLog } from './sqlite/write-ahead-log';
import { aboutFile } from './storage-trouble';

/**
 * The right to write, taken, until it is given back. What must be written whole or not at all asks for one, so that
 * nobody can call it without: `db` for queries, `connection` for statements that are prepared once and run for each row.
 */
export class WriteTransaction {
  #db: Transaction<Schema> | null;

  private constructor(readonly connection: Connection) {
    const dialect = new HeldDialect(new OpenedConnection(connection));
    const executor = new Kysely<Schema>({ dialect }).getExecutor();
    this.#db = new Transaction({ config: { dialect }, dialect, driver: dialect.createDriver(), executor });
  }

  /** Takes the right to write at once, or throws that somebody else has it. */
  static begin(connection: Connection): WriteTransaction {
    connection.exec('BEGIN IMMEDIATE');
    return new WriteTransaction(connection);
  }

  get db(): Transaction<Schema> {
    if (this.#db === null) throw new Error('This transaction has ended.');
    return this.#db;
  }

  get isOpen(): boolean {
    return this.#db !== null;
  }

  commit(): void {
    this.connection.exec('COMMIT');
    this.#db = null;
  }

  /** Nothing of it was written. */
  rollBack(): void {
    this.#db = null;
    // A full disk may have rolled back already.
    if (this.connection.inTransaction) this.connection.exec('ROLLBACK');
  }

  /** Does the work, and commits it whole or not at all. */
  async whole<T>(work: (tx: WriteTransaction) => T | Promise<T>): Promise<T> {
    try {
      const result = await work(this);
      this.commit();
      return result;
    } catch (error) {
      this.rollBack();
      releaseLog(this.connection);
      throw error;
    }
  }
}

/** Does work that awaits nothing in a transaction of its own, whole or not at all. */
export function write<T>(connection: Connection, work: (tx: WriteTransaction) => T): T {
  const tx = WriteTransaction.begin(connection);
  try {
    const result = work(tx);
    tx.commit();
    return result;
  } catch (error) {
    tx.rollBack();
    throw error;
  }
}

/** The queries of a transaction that was begun on the connection itself. */
class OpenedConnection implements DatabaseConnection {
  readonly #statements: PreparedStatements;

  constructor(private readonly connection: Connection) {
    this.#statements = new PreparedStatements(connection);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    await giveWay();
    try {
      return this.#statements.run<R>(query);
    } catch (error) {
      throw aboutFile(error, this.connection.name);
    }
  }

  // Asked for by the interface.
  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }
}
