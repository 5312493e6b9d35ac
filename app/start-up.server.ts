import { databasePath } from 'db/open';
import { leaveLogToOthers } from 'db/sqlite/write-ahead-log';
import { tellingTrouble } from 'db/storage-trouble';
import { markArrivalsInterrupted, markInterrupted } from 'importers/load/threads/recover';
import { database } from '~/db.server';
import { inviteFirstAdmin } from '~/features/access/welcome.server';
import { startInbox } from '~/features/automation/start-inbox.server';
import { settleAll } from '~/features/held/settle-all.server';
import { startHousekeeping } from '~/features/imports/housekeeping.server';
import { moveInSoon } from '~/lobby.server';
import { logger } from '~/logger.server';
import { configuredOrigin, printedOrigin } from '~/server/own-address.server';

/** Once a server: opens and migrates the database, says which loads were cut off, and, while nobody has an account, prints the way in. */
export function startUp(): Promise<void> {
  return tellingTrouble(databasePath(), start);
}

async function start(): Promise<void> {
  configuredOrigin();
  const opened = await database();
  leaveLogToOthers(opened.connection);
  const interrupted = [...(await markArrivalsInterrupted(opened.lobby)), ...(await markInterrupted(opened.db))];
  void moveInSoon(opened);
  if (interrupted.length > 0)
    logger.warn({ imports: interrupted }, 'loads were interrupted; nothing of them is loaded');
  const path = await inviteFirstAdmin(opened);
  if (path !== null) {
    console.info(
      `\nNobody has an account yet. Make the admin's with this link, good once and for 24 hours:\n\n  ${printedOrigin()}${path}\n`,
    );
  }
  await settleAll();
  startInbox();
  await startHousekeeping();
  logger.info('started');
}
