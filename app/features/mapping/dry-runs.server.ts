import { findDataVersion } from 'db/queries/data-version';
import type { DryRun } from 'importers/load/dry-run';
import { NO_COUNTS, type Progress } from 'importers/load/threads/progress';
import { runInWorker } from 'importers/load/threads/run-in-worker';
import type { ReadPlan } from 'importers/read/plan';
import { getDb } from '~/db.server';

/** A check of a whole file: under way, done, or broken off. */
export type CheckState =
  | { state: 'running'; progress: Progress }
  | { state: 'done'; found: DryRun }
  | { state: 'failed'; error: string };

declare global {
  var fairleadChecks: Map<string, CheckState> | undefined;
  var fairleadLastCheck: Promise<void> | undefined;
}

const KEPT_CHECKS = 20;
const NOTHING_YET: Progress = { phase: 'reading', counts: NO_COUNTS, bytesRead: 0, bytesTotal: 0, elapsedMs: 0 };

/** How the check of a file by a plan stands; begins it where nobody has. It reads and writes nothing, so that asking twice is no harm. */
export async function checkFile(path: string, plan: ReadPlan): Promise<CheckState> {
  globalThis.fairleadChecks ??= new Map();
  const checks = globalThis.fairleadChecks;
  // Whom a file names is known or not as the database stands: a roster that was loaded since makes the check another one.
  const key = JSON.stringify([path, plan, await findDataVersion(await getDb())]);
  const known = checks.get(key);
  if (known && known.state !== 'failed') return known;
  const begun: CheckState = { state: 'running', progress: NOTHING_YET };
  checks.set(key, begun);
  const run = async () => {
    const outcome = await runInWorker({ kind: 'dry_run', path, plan }, (progress) =>
      checks.set(key, { state: 'running', progress }),
    );
    if (outcome.kind === 'dry_run_done') checks.set(key, { state: 'done', found: outcome.found });
    else
      checks.set(key, { state: 'failed', error: outcome.kind === 'failed' ? outcome.error : 'The check broke off.' });
  };
  // One after another, so that somebody who tries many mappings does not take every core.
  globalThis.fairleadLastCheck = (globalThis.fairleadLastCheck ?? Promise.resolve()).then(run);
  const ended = [...checks].filter(([, { state }]) => state !== 'running');
  for (const [old] of ended.slice(0, Math.max(0, ended.length - KEPT_CHECKS))) checks.delete(old);
  return known ?? begun;
}
