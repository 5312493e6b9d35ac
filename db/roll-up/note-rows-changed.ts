import type { Connection } from '../open';

/**
 * Notes that rows count otherwise than before, so that nothing remembered from before is shown. Counted, and not told by
 * the time, since a clock may be set back.
 */
export function noteRowsChanged(connection: Connection): void {
  connection.prepare('INSERT INTO row_moves (at) VALUES (?)').run(Date.now());
}
