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
import { aboutFile } from '../storage-trouble';
import { ReadingThread } from './reading-thread';

const THREADS = 2;

/**
 * For questions that read as many rows as a center has contacts: SQLite answers them in one piece, so that the thread which
 * serves pages has others ask. What they bring back is to be little; and they only read.
 */
export class ReadingDialect implements Dialect {
  constructor(private readonly path: string) {}

  createDriver = () => new ReadingDriver(this.path);
  createQueryCompiler = () => new SqliteQueryCompiler();
  createAdapter = () => new SqliteAdapter();
  createIntrospector = (db: Kysely<unknown>) => new SqliteIntrospector(db);
}

class ReadingDriver implements Driver {
  readonly #threads: ReadingThread[];

  constructor(private readonly path: string) {
    this.#threads = Array.from({ length: THREADS }, () => new ReadingThread(path));
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return new ReadingConnection(this.#threads, this.path);
  }
  beginTransaction = onlyReads;
  commitTransaction = onlyReads;
  rollbackTransaction = onlyReads;
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }
}

async function onlyReads(): Promise<never> {
  throw new Error('Threads that read the database have no transactions.');
}

class ReadingConnection implements DatabaseConnection {
  constructor(
    private readonly threads: readonly ReadingThread[],
    private readonly path: string,
  ) {}

  /** By the first thread that nobody waits for, so that the second starts only where the first is busy. */
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const [first] = [...this.threads].sort((one, other) => one.waiting - other.waiting);
    try {
      return { rows: (await first!.ask(sql, parameters)) as R[] };
    } catch (error) {
      throw aboutFile(error, this.path);
    }
  }

  // Asked for by the interface.
  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }
}
