import { findLoadedByHash } from 'db/queries/imports';
import { readSettings } from 'db/settings';
import { runInWorker } from 'importers/load/run-in-worker';
import { findKept } from 'importers/load/uploads';
import { PROFILES } from 'importers/profiles';
import type { Identification, IdentifyOptions } from 'importers/read/identification';
import type { ReadPlan } from 'importers/read/plan';
import { database } from '~/db.server';
import type { ChosenFile } from './chosen-files';
import { showRows } from './show-rows';

/** What a file was taken for, with its first rows as they stand and as they would load. */
export interface FilePreview {
  chosen: ChosenFile;
  found: Pick<
    Identification,
    'bytes' | 'encoding' | 'delimiter' | 'headerLine' | 'headers' | 'candidates' | 'problem'
  > | null;
  takenFor: { label: string; profileId: string; score: number | null; reason: string } | null;
  zone: { name: string; because: string } | null;
  dates: { order: ReadPlan['dateOrder']; because: string } | null;
  rows: ReturnType<typeof showRows>;
  brokenLines: number;
  /** What to say of a file that is not the whole report, by its own word. */
  partial: string | null;
  loadedAs: number | null;
}

export const PROFILE_OPTIONS = PROFILES.map(({ id, label }) => ({ value: id, label }));

const KEPT_ANSWERS = 60;
/** A kept file never changes, so that what it was taken for holds for the same choices. */
const answers = new Map<string, Identification>();

/** Says of each chosen file what it is. Reads on another thread; writes nothing. */
export async function previewFiles(files: readonly ChosenFile[]): Promise<FilePreview[]> {
  const found = await identifyFiles(files);
  const { db } = await database();
  return Promise.all(
    files.map(async (chosen, index) => {
      const identified = found[index] ?? null;
      const plan = identified?.plan ?? null;
      const candidate = identified?.candidates.find(({ profileId }) => profileId === plan?.profileId);
      return {
        chosen,
        found: identified && pick(identified),
        takenFor: plan && {
          label: plan.label,
          profileId: plan.profileId,
          score: candidate?.score ?? null,
          reason: candidate?.reason ?? 'you chose it',
        },
        zone: plan && { name: plan.timeZone, because: plan.zoneBecause },
        dates: plan && { order: plan.dateOrder, because: plan.dateOrderBecause },
        rows: identified ? showRows(identified.rawRows, identified.firstRows) : [],
        brokenLines: identified?.notices.length ?? 0,
        partial: plan?.partial ?? null,
        loadedAs: (await findLoadedByHash(db, chosen.hash))?.id ?? null,
      };
    }),
  );
}

/** How each chosen file would be read; null for one that is not kept (any more). */
export async function identifyFiles(files: readonly ChosenFile[]): Promise<(Identification | null)[]> {
  const { connection } = await database();
  const centerTimeZone = readSettings(connection).time_zone;
  const asked = files.map((file) => ({ path: findKept(file.hash), options: optionsOf(file, centerTimeZone) }));
  const keyOf = (each: (typeof asked)[number]) => JSON.stringify(each);
  const unknown = asked.filter((each) => each.path !== null && !answers.has(keyOf(each)));
  if (unknown.length > 0) {
    const outcome = await runInWorker({
      kind: 'identify',
      files: unknown.map(({ path, options }) => ({ path: path!, options })),
    });
    if (outcome.kind !== 'identified') throw new Error('The files could not be looked at.');
    for (const [index, each] of unknown.entries()) answers.set(keyOf(each), outcome.found[index]!);
  }
  const identified = asked.map((each) => answers.get(keyOf(each)) ?? null);
  for (const key of [...answers.keys()].slice(0, Math.max(0, answers.size - KEPT_ANSWERS))) answers.delete(key);
  return identified;
}

function optionsOf({ profileId, timeZone, dateOrder, talkUnit }: ChosenFile, centerTimeZone: string): IdentifyOptions {
  return { profileId, timeZone, dateOrder, centerTimeZone, ...(talkUnit && { units: { talk: talkUnit } }) };
}

function pick({ bytes, encoding, delimiter, headerLine, headers, candidates, problem }: Identification) {
  return { bytes, encoding, delimiter, headerLine, headers, candidates: candidates.slice(0, 3), problem };
}
