import { openDatabase } from 'db/open-database';
import { onEachStatement } from './each-statement';

/** Opens the database that it is told of; ends itself as a kill does at the moment that it is told, the first being 1. */
process.on('message', async ({ path, killAt }: { path: string; killAt: number }) => {
  let moments = 0;
  onEachStatement(() => {
    moments += 1;
    if (moments === killAt) process.kill(process.pid, 'SIGKILL');
  });
  await (await openDatabase(path)).close();
  process.send!({ moments });
});
process.send!('ready');
