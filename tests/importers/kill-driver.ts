import { connect } from 'db/open';
import { loadFile } from 'importers/load/load-file';
import { markInterrupted } from 'importers/load/threads/recover';

/**
 * Loads import 2 of the database that it is told of, as the process that is killed does, and as the one that starts
 * afterwards does. Bundled, since starting it must not take longer than a load.
 */
process.on('message', async (path: string) => {
  process.env.DATABASE_URL = `file:${path}`;
  const opened = connect(path);
  const interrupted = await markInterrupted(opened.db);
  process.send!({ interrupted });
  const result = await loadFile(opened, 2);
  await opened.close();
  process.send!({ status: result.status });
});
process.send!('ready');
