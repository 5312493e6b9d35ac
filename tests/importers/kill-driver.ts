import { connect } from 'db/open';
import { loadFile } from 'importers/load/load-file';
import { takeAwayHalves } from 'importers/load/publish/take-away';
import { CancelFlag } from 'importers/load/threads/cancel';
import type { Progress } from 'importers/load/threads/progress';
import { markInterrupted } from 'importers/load/threads/recover';

interface Order {
  path: string;
  /** What was cut off is only taken away, as a start does. */
  isStart: boolean;
  /** It says when some rows are written. */
  isTelling?: boolean;
}

const SOME_ROWS = 500;

/**
 * Loads import 2 of the database that it is told of, as the process that is killed does, and as the one that starts
 * afterwards does. Bundled, since starting it must not take longer than a load.
 */
process.on('message', async ({ path, isStart, isTelling = false }: Order) => {
  process.env.DATABASE_URL = `file:${path}`;
  const opened = connect(path);
  const interrupted = await markInterrupted(opened.db);
  process.send!({ interrupted });
  if (isStart) await takeAwayHalves(opened.connection);
  let isToTell = isTelling;
  const tell = ({ counts }: Progress) => {
    if (!isToTell || counts.read < SOME_ROWS) return;
    isToTell = false;
    process.send!({ written: counts.read });
  };
  // Others get in after each batch, so that there are many moments at which some rows stand there and others do not.
  const result = isStart ? { status: 'started' } : await loadFile(opened, 2, tell, new CancelFlag(), () => 0);
  await opened.close();
  process.send!({ status: result.status });
});
process.send!('ready');
