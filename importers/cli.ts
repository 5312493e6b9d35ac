import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from 'db/open-database';
import { findHeldOfImport } from 'db/queries/held-people';
import { findRejectedRows } from 'db/queries/imports-rows';
import { refreshWeekMix } from 'db/roll-up/week-mix';
import { readSettings } from 'db/settings';
import { createImport } from './load/files/create-import';
import { forget, keepUpload, type NamedFile } from './load/files/unpack';
import { bytesOf, pathOfKept } from './load/files/uploads';
import { loadFile } from './load/load-file';
import { type FileReport, printReport } from './load/print-report';
import { readSavedProfiles } from './load/saved-profiles';
import { CancelFlag } from './load/threads/cancel';
import { progressLine } from './load/threads/progress-line';
import { startReader } from './load/threads/read-beside';
import { markInterrupted } from './load/threads/recover';
import { whyFailed } from './load/why-failed';
import { PROFILES } from './profiles';
import { identify } from './read/recognize/identify';
import { ENCODINGS } from './read/text/encodings';

const HELP = `Loads exports of a contact center into Fairlead's database (DATABASE_URL).

  npm run import -- FILE... [--profile ID] [--time-zone ZONE] [--date-order dmy|mdy|ymd]
                    [--from DAY] [--to DAY] [--encoding NAME] [--json]

  --profile ID       file type, if the headers do not show it: ${PROFILES.map(({ id }) => id).join(', ')};
                     or a layout that your center saved, by its id
  --time-zone ZONE   time zone of the files, such as Europe/Berlin (default: the source's, then the center's)
  --date-order       whether the day or the month comes first, if the file does not show it
  --from, --to       days covered by a file without dates, such as 2026-03-02; --from alone is one day
  --encoding         text encoding, if names look wrong: ${ENCODINGS.join(', ')}
  --json             print the results of each file as JSON
  --help             this text

Ctrl-C stops cleanly: nothing of the current file is loaded.

Exit codes: 0 when everything was loaded, 1 when nothing was, 2 when rows or files were rejected
or agents are not in the roster, 130 when it was stopped by Ctrl-C.`;

const SHOWN_REJECTIONS = 5;
const SHOWN_HELD = 10;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      profile: { type: 'string' },
      'time-zone': { type: 'string' },
      'date-order': { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      encoding: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help || positionals.length === 0) {
    (values.help ? process.stdout : process.stderr).write(`${HELP}\n`);
    return values.help ? 0 : 1;
  }
  const dateOrder = (['dmy', 'mdy', 'ymd'] as const).find((order) => order === values['date-order']);
  const encoding = ENCODINGS.find((name) => name === values.encoding);
  if (values.encoding && !encoding) {
    process.stderr.write(`Unknown encoding ${values.encoding}. Choose one of ${ENCODINGS.join(', ')}.\n`);
    return 1;
  }
  const { from = values.to, to = values.from } = values;
  const period = from !== undefined && to !== undefined ? { from, to } : undefined;
  const opened = await openDatabase();
  await markInterrupted(opened.db);
  const cancel = new CancelFlag();
  // The second Ctrl-C ends the program at once, which is safe too.
  process.once('SIGINT', () => cancel.raise());
  const reports: FileReport[] = [];
  for (const path of positionals) {
    if (cancel.isRaised) break;
    for (const report of await importFiles(path)) {
      reports.push(report);
      if (!values.json) printReport(report);
    }
  }
  // Where it cannot be written now, pages read it from the rows until it can.
  await refreshWeekMix(opened.db).catch(() => 0);
  await opened.close();
  if (values.json) process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
  if (cancel.isRaised) return 130;
  const isLoaded = reports.some(({ counts }) => counts && counts.inserted + counts.updated + counts.unchanged > 0);
  if (!isLoaded) return 1;
  return reports.some(({ status, counts }) => status !== 'loaded' || (counts?.rejected ?? 0) + (counts?.held ?? 0) > 0)
    ? 2
    : 0;

  async function importFiles(path: string): Promise<FileReport[]> {
    if (!existsSync(path)) return [{ file: path, status: 'failed', error: 'This file does not exist.' }];
    try {
      startReader(statSync(path).size);
      const reports: FileReport[] = [];
      for (const each of await keepUpload(basename(path), bytesOf(path))) {
        reports.push({ ...(await importFile(each)), file: join(dirname(path), each.name) });
      }
      return reports;
    } catch (error) {
      return [{ file: path, status: 'failed', error: whyFailed(error) }];
    }
  }

  async function importFile(named: NamedFile): Promise<Omit<FileReport, 'file'>> {
    const { name, file } = named;
    const found = await identify(pathOfKept(file.storedPath), {
      profileId: values.profile,
      timeZone: values['time-zone'],
      dateOrder,
      period,
      encoding,
      centerTimeZone: readSettings(opened.connection).time_zone,
      profiles: await readSavedProfiles(opened.db),
    });
    const { plan, problem } = found;
    if (!plan) {
      forget([named]);
      const error = problem ? `${problem.message} ${problem.advice}` : 'Fairlead cannot read this file.';
      return { status: 'failed', error, candidates: found.candidates };
    }
    const takenFor = found.candidates.find(({ profileId }) => profileId === plan.profileId);
    const about = { plan, reason: takenFor?.reason ?? 'you chose it' };
    try {
      const arrival = { by: 'command_line' } as const;
      const { id, isWaitingAlready } = await createImport(opened, {
        file,
        fileName: name,
        plan,
        userId: null,
        arrival,
      });
      if (isWaitingAlready) {
        return {
          ...about,
          status: 'failed',
          importId: id,
          error: `This file is already loading as import ${id}.`,
        };
      }
      const showProgress = progressLine(process.stderr);
      const result = await loadFile(opened, id, showProgress, cancel);
      showProgress.end();
      if (result.status !== 'loaded') return { ...about, status: result.status, importId: id, error: result.error };
      const rejections = await findRejectedRows(opened.db, { importId: id, limit: SHOWN_REJECTIONS });
      const held = await findHeldOfImport(opened.db, id, SHOWN_HELD);
      return { ...about, status: 'loaded', importId: id, counts: result.counts, note: result.note, rejections, held };
    } catch (error) {
      return { ...about, status: 'failed', error: whyFailed(error) };
    }
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
