import type { Connection } from 'db/open';
import type { WriteTransaction } from 'db/write-transaction';
import { type Ask, inTransaction } from './in-transaction';

/** So often it is worked out again where others have changed meanwhile what it rests on; then once more, while they wait. */
const MOST_TRIES = 3;

interface Work<W, T> {
  /** Works out what is to be written, which takes long, and writes nothing that others see. */
  ahead(): W;
  /** Writes it, which takes short. */
  write(tx: WriteTransaction, workedOut: W): T | Promise<T>;
}

/**
 * Works out what is to be written while others write, and then writes it in one short transaction, whole or not at all. It
 * is as if both were done in that transaction: where anything has changed in between that figures are made of, it is worked
 * out again. A kill leaves nothing behind.
 */
export async function workAheadAndWrite<W, T>(
  connection: Connection,
  { ahead, write }: Work<W, T>,
  options: { ask?: Ask } = {},
): Promise<T> {
  // Not before others are through, whose rows are being written and are not to count yet.
  let version = await inTransaction(connection, () => dataVersion(connection));
  for (let tries = 1; ; tries += 1) {
    const workedOut = ahead();
    const turn = await inTransaction(
      connection,
      async (tx): Promise<{ result: T } | null> => {
        const found = dataVersion(connection);
        if (found === version) return { result: await write(tx, workedOut) };
        version = found;
        return tries < MOST_TRIES ? null : { result: await write(tx, ahead()) };
      },
      options,
    );
    if (turn !== null) return turn.result;
  }
}

/** Grows with each change of a row that figures are made of, and when an import begins or ends to be read by nobody. */
function dataVersion(connection: Connection): number {
  return connection.prepare('SELECT version FROM data_version').pluck().get() as number;
}
