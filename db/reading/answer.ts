import { parentPort, workerData } from 'node:worker_threads';
import { PreparedStatements } from '../prepared-statements';
import Sqlite from '../sqlite';
import type { Answer, Question } from './messages';

let opened: PreparedStatements | null = null;

/** Opened for the first question, so that whoever asks hears why it cannot be. */
function statements(): PreparedStatements {
  if (opened) return opened;
  const connection = new Sqlite(workerData as string, { readonly: true, fileMustExist: true });
  connection.pragma('cache_size = -16384');
  opened = new PreparedStatements(connection);
  return opened;
}

parentPort?.on('message', ({ id, sql, parameters }: Question) => {
  const answer = (said: Answer) => parentPort?.postMessage(said);
  try {
    answer({ id, rows: statements().get(sql).all(parameters) });
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    answer({ id, message, code });
  }
});
