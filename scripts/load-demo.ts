// Makes the demo's database, or finds it ready: simulates a contact center, writes its exports, loads them.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lobbyPath } from 'db/lobby/lobby';
import { databasePath, type OpenDatabase } from 'db/open';
import { openDatabase } from 'db/open-database';
import { refreshWeekMix } from 'db/roll-up/week-mix';
import { writeSetting } from 'db/settings';
import { write } from 'db/write-transaction';
import { CENTER_ZONE } from 'fixtures/contact-center/calendar';
import { simulateContactCenter } from 'fixtures/contact-center/simulate';
import { writeExports } from 'fixtures/contact-center/write-exports';
import { today } from '~/zoned-clock.server';
import { createAccounts } from './demo/accounts';
import { setGoalForMany } from './demo/goal-for-many';
import { setGoals } from './demo/goals';
import { setLearningGoalOfNewcomer } from './demo/learning-goal';
import { loadExport } from './demo/load-exports';
import { findMark, fingerprint, type Mark, writeMark } from './demo/mark';
import { writeScorecard } from './demo/scorecard';
import { writeVision } from './demo/vision';

const SEED = 2;
const asOf = today(CENTER_ZONE);
const madeBy = fingerprint();
const path = databasePath();
const folder = dirname(path);

const mark = (await findReady()) ?? (await makeDatabase());
process.send?.({ accounts: mark.accounts });

/** The mark of a whole database of this day and this code; null where another must be made in its place. */
async function findReady(): Promise<Mark | null> {
  if (!existsSync(path)) return null;
  const opened = await openDatabase(path);
  const found = await findMark(opened.db);
  // A demo is moved here when it is whole: whatever has no mark was made by somebody.
  const isSomebodys = found === null;
  const isReady = found?.asOf === asOf && found.madeBy === madeBy;
  const kept = isReady || isSomebodys ? [] : await findKeptFiles(opened);
  await opened.close();
  if (isSomebodys) {
    console.error(
      `${path} holds data of your own, which the demo would overwrite. Use another file: DATABASE_URL=file:./data/demo/fairlead.db`,
    );
    process.exit(1);
  }
  if (isReady) return found;
  for (const file of kept) rmSync(join(folder, file), { force: true });
  return null;
}

/** Made beside its place and moved there when it is whole, so that a demo interrupted half-way leaves nothing. */
async function makeDatabase(): Promise<Mark> {
  const begun = Date.now();
  const partial = `${path}.part`;
  removeDatabase(partial);
  mkdirSync(folder, { recursive: true });

  console.info(`Simulating a contact center: 48 people, nine months up to ${asOf} …`);
  const exportsFolder = join(folder, 'exports');
  rmSync(exportsFolder, { recursive: true, force: true });
  const files = writeExports(simulateContactCenter({ seed: SEED, asOf }), exportsFolder);
  console.info(`Its exports are in ${exportsFolder}. Loading them like your own files:`);

  const opened = await openDatabase(partial);
  write(opened.connection, (tx) => writeSetting(tx, 'time_zone', CENTER_ZONE));
  const load = async (name: string, userId: number | null) => {
    const { read, inserted, rejected, skipped, held } = await loadExport(opened, join(exportsFolder, name), userId);
    const others = [rejected && `${rejected} refused`, skipped && `${skipped} skipped`, held && `${held} held`].filter(
      Boolean,
    );
    console.info(
      `  ${name}: ${[`${inserted.toLocaleString('en')} of ${read.toLocaleString('en')} rows`, ...others].join(', ')}`,
    );
  };
  const [roster, ...others] = files;
  await load(roster!.name, null);
  const accounts = await createAccounts(opened.db);
  const idOf = (role: string) => accounts.find((account) => account.role === role)!.id;
  for (const { name } of others) await load(name, idOf('ops'));
  await refreshWeekMix(opened.db);

  const pillars = await writeVision(opened.db, asOf.slice(0, 4).concat('-01-01'));
  const setting = { asOf, supervisor: { id: idOf('supervisor') }, leader: { id: idOf('leader') }, pillars };
  const goals = await setGoals(opened.db, setting);
  const ofMany = await setGoalForMany(opened.db, setting);
  await setLearningGoalOfNewcomer(opened.db, setting);
  await writeScorecard(opened.db, setting);
  console.info(
    `  a vision, ${goals} goals, a shared goal for ${ofMany} people, a learning goal, a scorecard, ${accounts.length} accounts`,
  );

  const mark = { asOf, madeBy, accounts };
  await writeMark(opened.db, mark);
  await opened.close();
  removeDatabase(path);
  renameSync(partial, path);
  renameSync(lobbyPath(partial), lobbyPath(path));
  console.info(`Ready after ${Math.round((Date.now() - begun) / 1000)} seconds; the next start is immediate.`);
  return mark;
}

function removeDatabase(of: string): void {
  for (const file of [of, lobbyPath(of)])
    for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
}

async function findKeptFiles({ db }: OpenDatabase): Promise<string[]> {
  const rows = await db.selectFrom('imports').select('stored_path').where('stored_path', 'is not', null).execute();
  return rows.flatMap(({ stored_path }) => stored_path ?? []);
}
