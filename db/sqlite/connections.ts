import type { Database, Options } from 'better-sqlite3';
import Sqlite from './driver';
import { LOG_BYTES } from './write-ahead-log';

/** For pages and loads, which read much of it. What is written is in the log at once and on the disk soon. */
export function openToWrite(path: string): Database {
  return openWith(path, [
    'journal_mode = WAL',
    'synchronous = NORMAL',
    'foreign_keys = ON',
    'busy_timeout = 100',
    'cache_size = -65536',
    `journal_size_limit = ${LOG_BYTES}`,
  ]);
}

/** What is written outlasts a power cut. */
export function openDurably(path: string, options: Options = {}): Database {
  const pragmas = ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'busy_timeout = 0'];
  return openWith(path, pragmas, options);
}

/** For a thread of its own, which cannot write. */
export function openToRead(path: string): Database {
  return openWith(path, ['cache_size = -16384'], { readonly: true, fileMustExist: true });
}

/** SQLite's own waiting for whoever writes would stop the whole process: its queries wait by themselves (Writers). */
export function waitByItself(connection: Database): void {
  connection.pragma('busy_timeout = 0');
}

/** Opens a file and sets its pragmas; where that fails it is not left open. */
function openWith(path: string, pragmas: readonly string[], options: Options = {}): Database {
  const connection = new Sqlite(path, options);
  try {
    for (const pragma of pragmas) connection.pragma(pragma);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
