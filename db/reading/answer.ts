import { parentPort, workerData } from 'node:worker_threads';
import { openToRead } from '../sqlite/connections';
import { PreparedStatements } from '../sqlite/prepared-statements';
import { type Answer, MORE, type Question } from './messages';

/** Taking these costs a few milliseconds. */
const ROWS_A_PIECE = 1_000;

let opened: PreparedStatements | null = null;

/** Opened for the first question, so that whoever asks hears why it cannot be. */
function statements(): PreparedStatements {
  if (opened) return opened;
  opened = new PreparedStatements(openToRead(workerData as string));
  return opened;
}

/** Rows that have not been taken yet. */
let rest: unknown[] = [];

function answerMore(): Answer {
  const rows = rest.slice(0, ROWS_A_PIECE);
  rest = rest.slice(ROWS_A_PIECE);
  return { rows, isLast: rest.length === 0 };
}

function answer({ sql, parameters }: Question): Answer {
  try {
    rest = statements().get(sql).all(parameters);
    return answerMore();
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    return { message, code };
  }
}

parentPort?.on('message', (asked: Question | typeof MORE) => {
  parentPort?.postMessage(asked === MORE ? answerMore() : answer(asked));
});
