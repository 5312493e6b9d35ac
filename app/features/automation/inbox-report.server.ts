import { constants } from 'node:fs';
import { access, copyFile, link, rm, unlink, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { Refusal } from '~/server/json-error.server';
import { count, FATE_WORDS, FATES } from '../imports/words';
import type { ImportAnswer } from './import-answer.server';

/** What became of one file: its import as it ended, or why there is none. */
export type InboxOutcome = { file: string; import: ImportAnswer } | { file: string; refusal: Refusal };

interface Filed {
  name: string;
  place: 'done' | 'failed';
  outcomes: readonly InboxOutcome[];
}

const REPORTS = ['.report.json', '.report.txt'];

/**
 * Moves a file of the inbox to its place, under another name where its own is taken, with what became of it beside. It
 * leaves the inbox last: where a report cannot be written nothing is changed.
 */
export async function moveBesideReport(folder: string, { name, place, outcomes }: Filed): Promise<void> {
  const from = join(folder, name);
  const path = await putInto(join(folder, place), from, name);
  try {
    await writeFile(`${path}.report.json`, `${JSON.stringify({ file: name, place, outcomes }, null, 2)}\n`);
    await writeFile(`${path}.report.txt`, textOf(outcomes));
  } catch (error) {
    for (const each of withReports(path)) await rm(each, { force: true });
    throw error;
  }
  await unlink(from);
}

const withReports = (path: string) => [path, ...REPORTS.map((ending) => path + ending)];

async function putInto(folder: string, from: string, name: string): Promise<string> {
  const { name: stem, ext } = parse(name);
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? name : `${stem} (${number})${ext}`);
    const isTaken = (await Promise.all(withReports(path).map(exists))).includes(true);
    if (isTaken) continue;
    try {
      await linkOrCopy(from, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw error;
    }
    return path;
  }
}

/** Neither overwrites, as renaming would. Copies where the file system knows no links. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EPERM', 'EXDEV', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'].includes(code)) throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL);
  }
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** The report for people. */
function textOf(outcomes: readonly InboxOutcome[]): string {
  const parts = outcomes.map((outcome) =>
    'import' in outcome ? linesOf(outcome.file, outcome.import) : refusedLines(outcome),
  );
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function refusedLines({ file, refusal }: Extract<InboxOutcome, { refusal: unknown }>): string[] {
  return [`${file}: not loaded`, refusal.message, refusal.advice];
}

function linesOf(file: string, { status, takenFor, counts, reasons, links, note, error }: ImportAnswer): string[] {
  const fates = FATES.map((fate) => `${count(counts[fate])} ${FATE_WORDS[fate].label.toLowerCase()}`);
  return [
    `${file}: ${status === 'loaded' ? 'loaded' : 'not loaded'}, detected as ${takenFor}`,
    `Results for each row: ${links.page}`,
    `${count(counts.read)} rows read = ${fates.join(' + ')}`,
    ...[note, error].flatMap((said) => said ?? []),
    ...reasons.flatMap(({ fate, reason, rows, examples }) => [
      `${count(rows)} ${fate === 'held' ? 'unmatched' : fate}: ${reason}`,
      ...examples.map(({ line, column, cell, advice }) =>
        [`  line ${line}`, column && `, ${column}: ${cell ?? 'blank'}`, advice && `. ${advice}`]
          .filter(Boolean)
          .join(''),
      ),
    ]),
  ];
}
