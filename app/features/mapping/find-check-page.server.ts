import type { DryRun } from 'importers/load/dry-run';
import { profileOfMapping } from 'importers/mapping/profile-of-mapping';
import { ROW_MEANINGS } from 'importers/profiles/meanings';
import { MAPPED_ONCE } from '../imports/map-by-hand';
import { reasonOf } from '../imports/words';
import { checkFile } from './dry-runs.server';
import { findMappedFile } from './find-mapping.server';
import { identifyBy } from './look-at-file.server';
import { stretchesOf } from './stretches';

const SHORTEST_MS = 1000;
const LONGEST_MS = 10 * 3_600_000;
/** Tickets are solved in days, calls are not. */
const LONG = new Set(['first_reply', 'full_resolution']);

/**
 * The check of a whole file. Null where no such file is kept; `open` where the mapping does not read it yet, so that the
 * wizard must be seen again.
 */
export async function findCheckPage(hash: string, params: URLSearchParams, signal?: AbortSignal) {
  const file = await findMappedFile(hash, params, signal);
  if (!file) return null;
  const { mapping, headers, editing, name } = file;
  const shared = {
    hash,
    name,
    suggestedName: editing?.label ?? nameFrom(mapping.source),
    editing: editing && { id: editing.id, label: editing.label, next: editing.next },
  };
  if (file.problems.length > 0) return { state: 'open' as const };
  const profile = profileOfMapping(mapping, headers, MAPPED_ONCE, editing?.definition);
  const { plan, problem } = await identifyBy(file.path, profile, { signal });
  if (problem?.code === 'headers_only') return { state: 'no_rows' as const, ...shared };
  if (!plan) return { state: 'open' as const };
  const check = await checkFile(file.path, plan);
  if (check.state !== 'done') return { ...shared, ...check };
  return { state: 'done' as const, ...shared, found: told(check.found, mapping.rows) };
}

export type CheckPage = Exclude<Awaited<ReturnType<typeof findCheckPage>>, null | { state: 'open' }>;
export type ToldCheck = ReturnType<typeof told>;

/** "ring_line" → "Ring line" */
const nameFrom = (source: string) => (source.charAt(0).toUpperCase() + source.slice(1)).replaceAll('_', ' ');

function told(found: DryRun, rows: keyof typeof ROW_MEANINGS) {
  const labelOf = (name: string) => ROW_MEANINGS[rows].meanings.find(({ field }) => field === name)?.label ?? name;
  return {
    ...found,
    days: stretchesOf(found.days),
    leftOut: found.leftOut.map((reason) => ({ ...reason, reason: reasonOf(reason.code) })),
    durations: found.durations.map(({ field, count, median, p90, min, max }) => ({
      label: field === 'wait' ? 'Wait' : labelOf(field),
      count,
      times: [median, p90, min, max],
      warning: warningOf(field, median, max),
    })),
  };
}

function warningOf(field: string, median: number, max: number): string | null {
  if (median > LONGEST_MS && !LONG.has(field)) return 'Half exceed ten hours: check the unit';
  if (max > 0 && median > 0 && median < SHORTEST_MS) return 'Half are under a second: check the unit';
  return null;
}
