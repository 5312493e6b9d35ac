import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { connect, type Db } from 'db/open';
import { type WorkedOutChange, workOutChange, writeChange } from 'db/roll-up/change-definitions';
import { refreshWeekMix } from 'db/roll-up/week-mix';
import { isDamaged } from 'db/sqlite/is-damaged';
import { releaseLog } from 'db/sqlite/write-ahead-log';
import type { WriteTransaction } from 'db/write-transaction';
import { readUnknownTable } from '../../mapping/read-unknown-table';
import { judgeKeys } from '../../mapping/suggest-key';
import { suggestMapping } from '../../mapping/suggest-mapping';
import { identify } from '../../read/recognize/identify';
import { dryRun } from '../dry-run';
import { readLine } from '../files/read-line';
import { forgetUndone } from '../forget-undone';
import { loadFile } from '../load-file';
import { moveRows } from '../people/move-rows';
import { takeAwayHalves } from '../publish/take-away';
import { undoImport } from '../undo';
import { whyFailed } from '../why-failed';
import { workAheadAndWrite } from '../work-ahead';
import { CancelFlag } from './cancel';
import type { Progress } from './progress';
import { stepBack } from './step-back';
import type { AskedAnswer, FromWorker, WorkerOrder } from './worker-messages';

const PROGRESS_EVERY_MS = 150;

stepBack();

const post = (message: FromWorker) => parentPort?.postMessage(message);

/** One task at a time: reading, writing and summing up happen here and never on the thread that serves pages. */
async function run({ databasePath, task, cancel, isAsked }: WorkerOrder): Promise<FromWorker> {
  // Kept files stand beside the database, wherever the thread's own environment says that it is.
  process.env.DATABASE_URL = databasePath;
  if (task.kind === 'identify') {
    return {
      kind: 'identified',
      found: await Promise.all(task.files.map(({ path, options }) => identify(path, options))),
    };
  }
  if (task.kind === 'suggest') {
    const table = await readUnknownTable(task.path, task.fileName);
    return { kind: 'suggested', suggestion: table && suggestMapping(table, task.rows) };
  }
  if (task.kind === 'judge_keys') {
    const table = await readUnknownTable(task.path, '');
    return { kind: 'keys_judged', keys: table ? judgeKeys(task.mapping, table.headers, table.rows) : [] };
  }
  if (task.kind === 'read_line') return { kind: 'line_read', cells: await readLine(task.path, task.plan, task.line) };
  if (task.kind === 'check_database') return { kind: 'database_checked', isDamaged: isDamaged(databasePath) };
  const ask = isAsked ? askServer : undefined;
  const opened = connect(databasePath);
  try {
    let toldAt = 0;
    const tell = (progress: Progress) => {
      if (progress.phase === 'reading' && progress.elapsedMs - toldAt < PROGRESS_EVERY_MS) return;
      toldAt = progress.elapsedMs;
      post({ kind: 'progress', progress });
    };
    if (task.kind === 'dry_run') return { kind: 'dry_run_done', found: await dryRun(opened.connection, task, tell) };
    if (task.kind === 'release_log') {
      releaseLog(opened.connection);
      return { kind: 'done' };
    }
    if (task.kind === 'take_away_halves') {
      await takeAwayHalves(opened.connection);
      return { kind: 'done' };
    }
    if (task.kind === 'forget_undone') {
      await forgetUndone(opened, task.before);
      return { kind: 'done' };
    }
    if (task.kind === 'load') {
      const result = await loadFile(opened, task.importId, tell, new CancelFlag(cancel));
      if (result.status === 'failed') return { kind: 'failed', error: result.error };
      await readyMix(opened.db);
      return { kind: result.status === 'cancelled' ? 'cancelled' : 'done' };
    }
    if (task.kind === 'change_definitions') {
      const { connection } = opened;
      const work = {
        ahead: () => workOutChange(connection, task.change),
        write: (tx: WriteTransaction, change: WorkedOutChange) => writeChange(tx, change, task.by),
      };
      await workAheadAndWrite(connection, work, { ask });
      await readyMix(opened.db);
      return { kind: 'done' };
    }
    if (task.kind === 'settle_held' || task.kind === 'merge' || task.kind === 'unmerge')
      return await moveRows(opened, task, ask);
    await undoImport(opened, task.importId, task.userId);
    return { kind: 'done' };
  } finally {
    await opened.close();
  }
}

/** Before a page asks for it. Where it cannot be written now, pages read it from the rows until it can. */
const readyMix = (db: Db) => refreshWeekMix(db).catch(() => 0);

/** Asks whether whoever ordered this still may; the answer is what comes next. */
async function askServer(): Promise<void> {
  const answer = once(parentPort!, 'message') as Promise<[AskedAnswer]>;
  post({ kind: 'asking' });
  if (!(await answer)[0].mayGoOn) throw new Error('Whoever asked for this may not any more. Nothing was changed.');
}

parentPort?.on('message', (order: WorkerOrder | AskedAnswer) => {
  if ('mayGoOn' in order) return;
  run(order).then(post, (error: unknown) => post({ kind: 'failed', error: whyFailed(error) }));
});
