import type { CompiledQuery } from 'kysely';
import type { OpenDatabase } from '../open';

/** The rows of a query one by one, as SQLite finds them. Nothing else can be asked of the connection meanwhile. */
export function iterate<Row>(
  { connection }: Pick<OpenDatabase, 'connection'>,
  { sql, parameters }: CompiledQuery<Row>,
): Iterable<Row> {
  return connection.prepare(sql).iterate(parameters) as IterableIterator<Row>;
}
