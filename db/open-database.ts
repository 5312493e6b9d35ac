import type { Databases } from './databases';
import { lobbyPath } from './lobby/lobby';
import { LOBBY_MIGRATIONS } from './lobby/migrations';
import { bindOlderSessions, findKept, takeOver } from './lobby/take-over';
import { migrate } from './migrate';
import { MIGRATIONS } from './migrations';
import { connect, type Db, databasePath, type OpenDatabase } from './open';
import { waitByItself } from './sqlite/connections';
import { releaseLog } from './sqlite/write-ahead-log';
import { tellingTrouble } from './storage-trouble';

/** Opens and migrates, for a server or a program of its own; what an upgrade does is said on the error stream. */
export async function openDatabase(path = databasePath()): Promise<OpenDatabase> {
  return tellingTrouble(path, async () => {
    const opened = connect(path, true);
    waitByItself(opened.connection);
    try {
      await upgrade(opened, path);
    } catch (error) {
      await opened.close();
      throw error;
    }
    // Whoever was killed may have left a log as large as the file that it loaded.
    releaseLog(opened.connection);
    return opened;
  });
}

/** Both files: the lobby within the database's own upgrade, so that neither is ahead where the other fails. */
async function upgrade(opened: Databases, path: string): Promise<void> {
  const { db, lobby } = opened;
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const upgradeLobby = () => migrate(lobby, LOBBY_MIGRATIONS, { path: lobbyPath(path) });
  const around = async (tx: Db, run: () => Promise<void>) => {
    const kept = await findKept(tx);
    await run();
    await upgradeLobby();
    if (kept !== null) await takeOver(lobby, kept);
  };
  await migrate(db, MIGRATIONS, { path, around, say });
  await upgradeLobby();
  await bindOlderSessions(opened);
}
