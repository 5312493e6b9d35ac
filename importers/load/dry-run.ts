import type { Connection } from 'db/open';
import { ownText } from '../cells/own-text';
import type { ReadPlan } from '../read/plan';
import { readExport } from '../read/read-export';
import type { PersonRef } from '../records';
import type { ImportRecord } from '../row-outcome';
import { type DurationSummary, DurationTally, type LeftOut, LeftOutTally } from './dry-run-tally';
import { PeopleBook } from './people/people-book';
import { NO_COUNTS, type Progress } from './threads/progress';
import { isRosterLoaded } from './write/load-context';
import { LocalDays } from './write/local-days';

/** What a whole file would become, before anything is written. */
export interface DryRun {
  read: number;
  /** Rows that would be loaded. */
  good: number;
  /** Rows that would wait for somebody to match their person. */
  held: number;
  rejected: number;
  skipped: number;
  leftOut: LeftOut[];
  /** Rows by local day, in order; empty for rosters. */
  days: { date: string; rows: number }[];
  durations: DurationSummary[];
  people: { known: number; unknown: { name: string; rows: number }[]; unknownCount: number; rowsOfNobody: number };
  /** Rows whose key came before in this file: each corrects the one before. Counted in the first rows of a large file. */
  repeats: number;
  isRosterLoaded: boolean;
  brokenLines: number;
}

const SHOWN_NAMES = 200;
const NOBODY = 0;
/** Unknown names are listed separately up to this many. */
const MOST_NAMES = 100_000;
/** Of the keys that are remembered: a million usual ones. */
const MOST_KEY_CHARACTERS = 1 << 24;

/** Reads a whole file by its plan and says what it would become. Writes nothing. */
export async function dryRun(
  connection: Connection,
  { path, plan }: { path: string; plan: ReadPlan },
  onProgress: (progress: Progress) => void = () => {},
): Promise<DryRun> {
  const begun = performance.now();
  const people = new PeopleBook(connection, NOBODY);
  const localDays = new LocalDays(connection);
  const counts = { ...NO_COUNTS };
  const leftOut = new LeftOutTally();
  const days = new Map<string, number>();
  const durations = new Map<string, DurationTally>();
  const known = new Set<number>();
  const unknown = new Map<string, number>();
  const keys = new Set<string>();
  let [rowsOfNobody, brokenLines, bytesRead, repeats, held, keyCharacters] = [0, 0, 0, 0, 0, 0];
  const isKnownWhoWorksHere = isRosterLoaded(connection);

  const take = (record: ImportRecord) => {
    const person = personIn(record);
    const id = person ? people.find(person, [plan.source]) : null;
    if (typeof id === 'number') known.add(id);
    else if (id !== null) {
      const name = person!.name ?? person!.login ?? person!.email ?? '?';
      const times = unknown.get(name);
      if (times !== undefined || unknown.size < MOST_NAMES) unknown.set(ownText(name), (times ?? 0) + 1);
      if (record.kind !== 'roster' && (isKnownWhoWorksHere || id === 'ambiguous')) held += 1;
    } else if (record.kind === 'leg') rowsOfNobody += 1;
    const key = keyOf(record);
    if (key !== null && keys.has(key)) repeats += 1;
    else if (key !== null && keyCharacters < MOST_KEY_CHARACTERS) {
      keys.add(key);
      keyCharacters += key.length;
    }
    const at = momentOf(record);
    const date = at === null ? null : localDays.of(at, typeof id === 'number' ? id : null);
    if (date) days.set(date, (days.get(date) ?? 0) + 1);
    for (const [field, ms] of durationsIn(record)) {
      if (!durations.has(field)) durations.set(field, new DurationTally());
      durations.get(field)!.add(ms);
    }
  };

  for await (const batch of readExport(path, plan, {
    onProgress: (bytes) => {
      bytesRead = bytes;
    },
    onNotice: ({ code, times = 1 }) => {
      if (code === 'broken_quotes') brokenLines += times;
    },
  })) {
    for (const outcome of batch) {
      counts.read += 1;
      if (outcome.fate === 'rejected') {
        counts.rejected += 1;
        leftOut.rejected(outcome.line, outcome.issue);
      } else if (outcome.fate === 'skipped' || !outcome.records[0]) {
        counts.skipped += 1;
        leftOut.skipped(outcome.fate === 'skipped' ? outcome.code : 'empty_row');
      } else take(outcome.records[0]);
    }
    const elapsedMs = Math.round(performance.now() - begun);
    onProgress({ phase: 'reading', counts: { ...counts }, bytesRead, bytesTotal: plan.bytes, elapsedMs });
  }

  const names = [...unknown].map(([name, rows]) => ({ name, rows })).sort((a, b) => b.rows - a.rows);
  return {
    read: counts.read,
    good: counts.read - counts.rejected - counts.skipped - held,
    held,
    rejected: counts.rejected,
    skipped: counts.skipped,
    leftOut: leftOut.all,
    days: [...days].map(([date, rows]) => ({ date, rows })).sort((a, b) => a.date.localeCompare(b.date)),
    durations: [...durations].flatMap(([field, tally]) => tally.summary(field) ?? []),
    people: { known: known.size, unknown: names.slice(0, SHOWN_NAMES), unknownCount: names.length, rowsOfNobody },
    repeats,
    isRosterLoaded: isKnownWhoWorksHere,
    brokenLines,
  };
}

/** The person in the row. A roster's people are those that it brings. */
function personIn(record: ImportRecord): PersonRef | null {
  if (record.kind === 'roster') return { login: null, name: record.name, email: record.email };
  return 'person' in record ? record.person : null;
}

/** The unique key of the row; null where several rows are one thing. */
function keyOf(record: ImportRecord): string | null {
  if (record.kind === 'leg') return `${record.contactKey}\u001f${record.legKey}`;
  return record.kind === 'answer' ? record.answerKey : null;
}

function momentOf(record: ImportRecord): number | null {
  if (record.kind === 'leg') return record.started.at;
  if (record.kind === 'answer') return record.asked.at;
  return record.kind === 'review_item' ? record.reviewed.at : null;
}

/** The durations of a leg under the names that its columns have. */
function durationsIn(record: ImportRecord): [string, number][] {
  if (record.kind !== 'leg') return [];
  const said: [string, number | null][] = [
    ['wait', record.waitMs],
    ['talk', record.talkMs],
    ['hold', record.holdMs],
    ['after_contact_work', record.afterContactWorkMs],
    ['first_reply', record.firstReplyMs],
    ['full_resolution', record.fullResolutionMs],
  ];
  return said.filter((one): one is [string, number] => one[1] !== null);
}
