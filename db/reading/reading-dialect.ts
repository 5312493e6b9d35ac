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
import { signalInHand } from '../threads/in-hand';
import { type PlaceLimits, Places } from '../threads/places';
import { ReadingThread } from './reading-thread';

const THREADS = 2;
/** Each question takes seconds at most: beyond this nobody would still be waiting when their answer came. */
const LIMITS: PlaceLimits = { places: THREADS, waiting: 60, patienceMs: 20_000 };

/**
 * For questions that read as many rows as a center has contacts: SQLite answers them in one piece, so that the thread which
 * serves pages has others ask. What they bring back is to be little; and they only read. Throws TooBusyError where too many
 * questions wait or none comes to its turn; whoever has gone leaves the line.
 */
export class ReadingDialect implements Dialect {
  constructor(
    private readonly path: string,
    private readonly limits = LIMITS,
  ) {}

  createDriver = () => new ReadingDriver(this.path, this.limits);
  createQueryCompiler = () => new SqliteQueryCompiler();
  createAdapter = () => new SqliteAdapter();
  createIntrospector = (db: Kysely<unknown>) => new SqliteIntrospector(db);
}

class ReadingDriver implements Driver {
  readonly #threads: ReadingThread[];
  readonly #places: Places;

  constructor(
    private readonly path: string,
    limits: PlaceLimits,
  ) {
    this.#threads = Array.from({ length: limits.places }, () => new ReadingThread(path));
    this.#places = new Places(limits);
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return new ReadingConnection(this.#threads, this.#places, this.path);
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
    private readonly places: Places,
    private readonly path: string,
  ) {}

  /** By the first thread that is free, so that the second starts only where the first is busy. */
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const free = await this.places.take(signalInHand());
    try {
      const thread = this.threads.find(({ isFree }) => isFree)!;
      return { rows: (await thread.ask(sql, parameters)) as R[] };
    } catch (error) {
      throw aboutFile(error, this.path);
    } finally {
      free();
    }
  }

  // Asked for by the interface.
  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }
}
