import { TooBusyError } from 'db/threads/places';
import type { DryRun } from 'importers/load/dry-run';
import { isTooBusyFor, runTask } from 'importers/load/threads/pool';
import { NO_COUNTS, type Progress } from 'importers/load/threads/progress';
import type { ReadPlan } from 'importers/read/plan';
import { getDb } from '~/db.server';
import { keptByVersion } from '~/kept-by-version.server';

/** A check of a whole file: under way, done, or broken off. */
export type CheckState =
  | { state: 'running'; progress: Progress }
  | { state: 'done'; found: DryRun }
  | { state: 'failed'; error: string };

interface Check {
  state: CheckState;
  /** When somebody last asked how it stands, by a clock that never goes back. */
  askedAt: number;
}

/** The page of a check asks every few seconds: a check about which nobody asks any more gives way to others. */
const NOBODY_ASKS_MS = 60_000;
const NOTHING_YET: Progress = { phase: 'reading', counts: NO_COUNTS, bytesRead: 0, bytesTotal: 0, elapsedMs: 0 };

/** Who is known depends on the rows: after another roster is loaded the check has to run again. */
const findCheck = keptByVersion(
  20,
  async (_db, _path: string, _plan: ReadPlan): Promise<{ check: Check | null }> => ({
    check: null,
  }),
);

/** How the check of a file by a plan stands; begins it where nobody has. It reads and writes nothing, so that asking twice is no harm. */
export async function checkFile(path: string, plan: ReadPlan): Promise<CheckState> {
  const kept = await findCheck(await getDb(), path, plan);
  const known = kept.check;
  if (known) known.askedAt = performance.now();
  if (known && known.state.state !== 'failed') return known.state;
  if (isTooBusyFor('dry_run')) throw new TooBusyError(30);
  const check: Check = { state: { state: 'running', progress: NOTHING_YET }, askedAt: performance.now() };
  kept.check = check;
  void run(check, path, plan).then(() => {
    if (check.state.state === 'failed' && isGivenUp(check)) kept.check = null;
  });
  return (known ?? check).state;
}

const isGivenUp = ({ askedAt }: Check) => performance.now() - askedAt > NOBODY_ASKS_MS;

/** Goes on only as long as somebody asks. */
async function run(check: Check, path: string, plan: ReadPlan): Promise<void> {
  const nobody = new AbortController();
  const look = setInterval(() => {
    if (isGivenUp(check)) nobody.abort();
  }, 1000);
  const onProgress = (progress: Progress) => {
    check.state = { state: 'running', progress };
  };
  try {
    const outcome = await runTask({ kind: 'dry_run', path, plan }, { onProgress, signal: nobody.signal });
    if (outcome.kind === 'dry_run_done') check.state = { state: 'done', found: outcome.found };
    else check.state = { state: 'failed', error: outcome.kind === 'failed' ? outcome.error : BROKE_OFF };
  } catch {
    check.state = { state: 'failed', error: BROKE_OFF };
  } finally {
    clearInterval(look);
  }
}

const BROKE_OFF = 'The check was interrupted.';
