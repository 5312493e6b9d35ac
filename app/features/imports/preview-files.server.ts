import { findLoadedByHash } from 'db/queries/imports';
import { LONGEST_DAY_MS } from 'db/roll-up/mark-counted';
import { readSettings } from 'db/settings';
import { findKept } from 'importers/load/files/uploads';
import { readSavedProfiles } from 'importers/load/saved-profiles';
import { runTask } from 'importers/load/threads/pool';
import type { Profile } from 'importers/profile';
import { PROFILES } from 'importers/profiles';
import type { ReadPlan } from 'importers/read/plan';
import type { Identification, IdentifyOptions } from 'importers/read/recognize/identification';
import { LONG_ROWS_NOTE, planNotes } from 'importers/read/recognize/plan-notes';
import { timesOf } from 'importers/read/table/read-notice';
import { ENCODINGS } from 'importers/read/text/encodings';
import type { ImportRecord } from 'importers/row-outcome';
import { database } from '~/db.server';
import type { ChosenFile } from './chosen-files';
import { remembered } from './remembered-looks.server';
import { showRows } from './show-rows';

/** The detected type of a file, with its first rows in the original and as they would load. */
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
  /** The days that its rows, which name none, are taken to be of. */
  period: ReadPlan['period'] | null;
  /** What to know before it is loaded: that it is not the whole report, what cannot be summed. */
  notes: string[];
  loadedAs: number | null;
}

/** What a file may be said to be: the center's own layouts before those that Fairlead brings. */
export async function profileOptions() {
  const { db } = await database();
  const optionsOf = (profiles: readonly Profile[]) => profiles.map(({ id, label }) => ({ value: id, label }));
  const saved = optionsOf(await readSavedProfiles(db));
  const shipped = optionsOf(PROFILES);
  return saved.length === 0
    ? shipped
    : [
        { group: 'Your own', options: saved },
        { group: 'Fairlead’s', options: shipped },
      ];
}

/** Says of each chosen file what it is. Reads on other threads; writes nothing. The signal is raised where nobody waits any more. */
export async function previewFiles(files: readonly ChosenFile[], signal?: AbortSignal): Promise<FilePreview[]> {
  const found = await identifyFiles(files, signal);
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
        brokenLines: timesOf(identified?.notices ?? []),
        period: plan?.period ?? null,
        notes: plan ? [...planNotes(plan), ...(hasLongRows(identified!) ? [LONG_ROWS_NOTE] : [])] : [],
        loadedAs: (await findLoadedByHash(db, chosen.hash))?.id ?? null,
      };
    }),
  );
}

/** How each chosen file would be read; null for one that is not kept (any more). */
export async function identifyFiles(
  files: readonly ChosenFile[],
  signal?: AbortSignal,
): Promise<(Identification | null)[]> {
  const { connection, db } = await database();
  const profiles = await readSavedProfiles(db);
  const centerTimeZone = readSettings(connection).time_zone;
  return Promise.all(
    files.map(async (file) => {
      const path = findKept(file.hash);
      if (path === null) return null;
      return identifyKept(path, { ...optionsOf(file, centerTimeZone), profiles }, signal);
    }),
  );
}

/** How a kept file would be read with these choices. */
export function identifyKept(path: string, options: IdentifyOptions, signal?: AbortSignal): Promise<Identification> {
  const files = [{ path, options }];
  const ask = async (nobody: AbortSignal) => {
    const outcome = await runTask({ kind: 'identify', files }, { signal: nobody });
    if (outcome.kind === 'identified') return outcome.found[0]!;
    throw new Error(outcome.kind === 'failed' ? outcome.error : 'The file could not be read.');
  };
  return remembered(JSON.stringify(['identify', path, options]), ask, signal);
}

function optionsOf(file: ChosenFile, centerTimeZone: string): IdentifyOptions {
  const { profileId, timeZone, dateOrder, talkUnit, period } = file;
  const encoding = ENCODINGS.find((name) => name === file.encoding);
  const units = talkUnit && { units: { talk: talkUnit } };
  return { profileId, timeZone, dateOrder, encoding, period, centerTimeZone, ...units };
}

function pick({ bytes, encoding, delimiter, headerLine, headers, candidates, problem }: Identification) {
  return { bytes, encoding, delimiter, headerLine, headers, candidates: candidates.slice(0, 3), problem };
}

/** Whether some of the first rows cover more than a day. */
function hasLongRows({ firstRows }: Identification): boolean {
  const isLong = (record: ImportRecord) => 'intervalMs' in record && record.intervalMs > LONGEST_DAY_MS;
  return firstRows.some((row) => row.fate === 'record' && row.records.some(isLong));
}
