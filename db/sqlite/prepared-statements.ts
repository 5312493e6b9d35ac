import type Sqlite from 'better-sqlite3';
import type { CompiledQuery, QueryResult } from 'kysely';

const MOST_STATEMENTS = 200;
const CHANGES_TABLES = /^\s*(create|alter|drop)\b/i;

/** Statements are prepared once, and the ones that were asked for last are kept. */
export class PreparedStatements {
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

  /** Runs a query of Kysely's. */
  run<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
    const statement = this.get(sql);
    if (statement.reader) return { rows: statement.all(parameters) as R[] };
    const { changes, lastInsertRowid } = statement.run(parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }
}
