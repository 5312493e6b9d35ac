import { findDataVersion } from 'db/queries/data-version';
import { TooBusyError } from 'db/threads/places';
import type { DryRun } from 'importers/load/dry-run';
import { isTooBusyFor, runTask } from 'importers/load/threads/pool';
import { NO_COUNTS, type Progress } from 'importers/load/threads/progress';
import type { ReadPlan } from 'importers/read/plan';
import { getDb } from '~/db.server';

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

declare global {
  var fairleadChecks: Map<string, Check> | undefined;
}

const KEPT_CHECKS = 20;
/** The page of a check asks every few seconds: a check about which nobody asks any more gives way to others. */
const NOBODY_ASKS_MS = 60_000;
const NOTHING_YET: Progress = { phase: 'reading', counts: NO_COUNTS, bytesRead: 0, bytesTotal: 0, elapsedMs: 0 };

/** How the check of a file by a plan stands; begins it where nobody has. It reads and writes nothing, so that asking twice is no harm. */
export async function checkFile(path: string, plan: ReadPlan): Promise<CheckState> {
  globalThis.fairleadChecks ??= new Map();
  const checks = globalThis.fairleadChecks;
  // Who is known depends on the database: after another roster is loaded the check has to run again.
  const key = JSON.stringify([path, plan, await findDataVersion(await getDb())]);
  const known = checks.get(key);
  if (known) known.askedAt = performance.now();
  if (known && known.state.state !== 'failed') return known.state;
  if (isTooBusyFor('dry_run')) throw new TooBusyError(30);
  const check: Check = { state: { state: 'running', progress: NOTHING_YET }, askedAt: performance.now() };
  checks.set(key, check);
  void run(check, path, plan).then(() => {
    if (check.state.state === 'failed' && isGivenUp(check)) checks.delete(key);
  });
  const ended = [...checks].filter(([, { state }]) => state.state !== 'running');
  for (const [old] of ended.slice(0, Math.max(0, ended.length - KEPT_CHECKS))) checks.delete(old);
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
