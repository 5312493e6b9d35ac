import { removeStaleUploads } from 'importers/load/files/remove-stale-uploads';
import { markArrivalsInterrupted, markInterrupted } from 'importers/load/threads/recover';
import { database, getDb } from '~/db.server';
import { moveInSoon } from '~/lobby.server';
import { logger } from '~/logger.server';
import { configuredOrigin, printedOrigin } from '~/server/own-address.server';
import { startInbox } from '../automation/start-inbox.server';
import { settleAll } from '../held/settle-all.server';
import { inviteFirstAdmin } from './welcome.server';

const DAY_MS = 86_400_000;

/** Once a server: opens and migrates the database, says which loads were cut off, and, while nobody has an account, prints the way in. */
export async function startUp(): Promise<void> {
  configuredOrigin();
  const opened = await database();
  const interrupted = [...(await markArrivalsInterrupted(opened.lobby)), ...(await markInterrupted(opened.db))];
  void moveInSoon(opened);
  if (interrupted.length > 0) logger.warn({ imports: interrupted }, 'loads were cut off; nothing of them is in');
  const path = await inviteFirstAdmin(opened);
  if (path !== null) {
    console.info(
      `\nNobody has an account yet. Make the admin's with this link, good once and for 24 hours:\n\n  ${printedOrigin()}${path}\n`,
    );
  }
  await settleAll();
  startInbox();
  await sweepUploads();
  setInterval(sweepUploads, DAY_MS).unref();
  logger.info('started');
}

/** Uploads that were looked at and never loaded go after some days. */
async function sweepUploads(): Promise<void> {
  try {
    const removed = await removeStaleUploads(await getDb());
    if (removed > 0) logger.info({ removed }, 'removed uploads that nobody loaded');
  } catch (error) {
    logger.warn({ err: error }, 'uploads that nobody loaded could not be removed');
  }
}
