import type { Statement } from 'better-sqlite3';
import type { Connection } from '../open';

const PREPARED = new WeakMap<Connection, Map<string, Statement>>();

/** A statement of a connection, compiled when it is first asked for: compiling a long one costs more than a small load. */
export function prepareOnce(connection: Connection, sql: string): Statement {
  let known = PREPARED.get(connection);
  if (known === undefined) {
    known = new Map();
    PREPARED.set(connection, known);
  }
  let statement = known.get(sql);
  if (statement === undefined) {
    statement = connection.prepare(sql);
    known.set(sql, statement);
  }
  return statement;
}
