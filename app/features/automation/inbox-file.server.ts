import { join } from 'node:path';
import { findInboxImport, updateInboxLeft } from 'db/queries/inbox';
import { ArchiveRefused } from 'importers/load/files/archive-refused';
import { forget, type NamedFile } from 'importers/load/files/unpack';
import { FileTooLarge } from 'importers/load/files/upload-limits';
import { bytesOf } from 'importers/load/files/uploads';
import { getDb } from '~/db.server';
import { logger } from '~/logger.server';
import { runAgain } from '../imports/change-import.server';
import { importsQueue } from '../imports/imports-queue.server';
import { receiveFile, whyNotKept } from '../imports/receive-files.server';
import { takeFiles } from '../imports/start-load.server';
import { answerImport } from './import-answer.server';
import { type InboxOutcome, moveBesideReport } from './inbox-report.server';

/**
 * Loads one file of the inbox, waits for the end, and moves it beside its report. A file whose load was cut off is
 * loaded by the same import, and one that was loaded just before the process ended is only moved. `isSame` says
 * whether the file is still what it was; where it is not, or another program loads it, it is left for a later look.
 */
export async function takeInboxFile(folder: string, name: string, isSame: () => Promise<boolean>): Promise<void> {
  const outcomes = await loadAll(join(folder, name), name, isSame);
  if (outcomes === null) return;
  if (!(await isSame())) {
    await updateInboxLeft(await getDb(), name);
    logger.info('a file of the inbox was loaded, and gave way to another meanwhile');
    return;
  }
  const isLoaded = outcomes.every((outcome) => 'import' in outcome && outcome.import.status === 'loaded');
  await moveBesideReport(folder, { name, place: isLoaded ? 'done' : 'failed', outcomes });
  await updateInboxLeft(await getDb(), name);
  const imports = outcomes.flatMap((outcome) => ('import' in outcome ? outcome.import.id : []));
  logger.info({ imports, isLoaded }, 'a file of the inbox was taken');
}

async function loadAll(path: string, name: string, isSame: () => Promise<boolean>): Promise<InboxOutcome[] | null> {
  let files: NamedFile[];
  try {
    files = await receiveFile(name, bytesOf(path));
  } catch (error) {
    const isTheFilesFault = error instanceof ArchiveRefused || error instanceof FileTooLarge;
    if (!isTheFilesFault) throw error;
    const { code, message, advice } = whyNotKept(error);
    return [{ file: name, refusal: { code, message, advice } }];
  }
  if (!(await isSame())) {
    forget(files);
    return null;
  }
  const outcomes: InboxOutcome[] = [];
  for (const file of files) outcomes.push(await load(file, name));
  const isElsewhere = outcomes.some((outcome) => 'import' in outcome && !outcome.import.isFinished);
  return isElsewhere ? null : outcomes;
}

async function load(named: NamedFile, inboxName: string): Promise<InboxOutcome> {
  const { name, file } = named;
  const earlier = await findInboxImport(await getDb(), { inboxName, hash: file.hash });
  if (earlier && earlier.status !== 'undone') {
    if (earlier.status === 'interrupted') await runAgain(earlier.id, null);
    return ended(name, earlier.id);
  }
  const arrival = { by: 'inbox', inboxName } as const;
  const [taken] = await takeFiles([{ name, hash: file.hash }], { userId: null, arrival });
  if (!taken || taken.importId === null) {
    forget([named]);
    return { file: name, refusal: taken!.problem };
  }
  return ended(name, taken.importId);
}

async function ended(file: string, id: number): Promise<InboxOutcome> {
  await importsQueue().whenFinished(id);
  const answer = await answerImport(id);
  if (!answer) throw new Error(`Import ${id} is gone.`);
  return { file, import: answer };
}
