import { isTimeZone } from '../cells/time-zone';
import { PROFILES } from '../profiles';
import { tellingLines } from './above-table';
import { checkMagnitude } from './check-magnitude';
import { type Fit, fitProfile, fitProfiles } from './choose-profile';
import { usesDecimalComma } from './column-shapes';
import { decideOrder } from './decide-order';
import { rivalsOf } from './find-rival';
import { findTable } from './find-table';
import { namedHeaders } from './header-names';
import type { Identification, IdentifyOptions, Problem } from './identification';
import { makePlan } from './make-plan';
import { readOwnColumns } from './own-columns';
import { cellOutcomes } from './read-cells';
import { rowOutcomes } from './row-outcomes';
import { SAMPLE_ROWS } from './sample';
import { settlePeriod } from './settle-period';
import { sniffBytes } from './text-encoding';

const SHOWN_ROWS = 10;
/** Below this a fit is no identification. */
const SURE_ENOUGH = 0.5;

/** What a file is, by its content and never its name, and how it would be read; or what is wrong with it. */
export async function identify(path: string, options: IdentifyOptions = {}): Promise<Identification> {
  const found: Identification = {
    path,
    bytes: 0,
    encoding: null,
    encodingBecause: null,
    delimiter: null,
    headerLine: null,
    headers: [],
    candidates: [],
    plan: null,
    rawRows: [],
    firstRows: [],
    notices: [],
    problem: null,
  };
  const stop = (code: Problem['code'], message: string, advice: string): Identification => {
    found.problem = { code, message, advice };
    return found;
  };

  if (options.timeZone && !isTimeZone(options.timeZone)) {
    return stop(
      'unknown_time_zone',
      `${options.timeZone} is no time zone.`,
      'Name one such as Europe/Berlin or America/New_York.',
    );
  }
  // The center's own come first: where two fit equally well, it is theirs.
  const profiles = [...(options.profiles ?? []), ...PROFILES];
  const asked = profiles.find(({ id }) => id === options.profileId);
  if (options.profileId && !asked) {
    return stop(
      'unknown_profile',
      `There is no profile named ${options.profileId}.`,
      `Choose one of ${profiles.map(({ id }) => id).join(', ')}.`,
    );
  }

  const bytes = await sniffBytes(path);
  if (bytes.is === 'empty')
    return stop(
      'empty_file',
      'The file is empty.',
      'Export it again and check that the report covers days with contacts.',
    );
  if (bytes.is === 'binary') {
    const advice = bytes.isWorkbook
      ? 'Unpack it, or open it in a spreadsheet and save it as CSV (UTF-8).'
      : 'Choose a CSV or other delimited text file.';
    return stop('not_text', `The file holds no table of text: it looks like ${bytes.looksLike}.`, advice);
  }
  const encoding = options.encoding ?? bytes.encoding;
  const encodingBecause = options.encoding ? 'you chose it' : bytes.because;
  Object.assign(found, { bytes: bytes.bytes, encoding, encodingBecause });

  const source = { encoding, bytes: bytes.bytes, ...(bytes.isGzip && { isGzip: true }) };
  const table = await findTable(path, source, profiles, found.notices);
  const { delimiter, paths, rows, header: headerRow, body, above } = table;
  found.delimiter = delimiter;
  if (!headerRow) {
    const shown = rows[0]?.cells.join(delimiter).slice(0, 80) ?? '';
    return stop(
      'unknown_layout',
      `The file has no header row with two or more columns. It begins: ${shown}`,
      'Export it as a table with a header row, delimited by comma, semicolon, tab or bar.',
    );
  }
  const headers = namedHeaders(headerRow.cells);
  const title = headerRow.cells.join();
  const filledRows = body.filter(({ cells }) => /[^\s,]/.test(cells.join()) && cells.join() !== title);
  const filled = filledRows.map(({ cells }) => cells);
  found.headerLine = headerRow.line;
  found.headers = headers;
  const shownRows = options.shownRows ?? SHOWN_ROWS;
  found.rawRows = body.slice(0, shownRows).map(({ cells }) => cells);

  const hasDecimalComma = usesDecimalComma(filled, delimiter);
  const own = readOwnColumns(headers, filled);
  const lines = own.above ?? above;
  const fits = fitProfiles(profiles, headers, filled, hasDecimalComma, lines);
  if (table.isNameless && fits[0]) fits[0].candidate.reason = 'it has no header, and its cells look as in this report';
  found.candidates = fits.map(({ candidate }) => candidate);
  const rivals = rivalsOf(fits, headers);
  const fit = asked ? fitProfile(asked, headers, filled, hasDecimalComma, lines) : rivals[0];
  if (filled.length === 0 && (asked || headersAreKnown(fit, headers))) {
    const label = fit?.candidate.label;
    return stop(
      'headers_only',
      `The file holds ${label ? `the headers of ${label}` : 'headers'} and no rows.`,
      'Export it again for days with contacts.',
    );
  }
  if (asked && fit && fit.missing.length > 0) {
    return stop(
      'missing_columns',
      `${asked.label} needs columns that the file lacks: ${fit.missing.join(', ')}.`,
      `Export the report with these columns, or choose another kind of file. Headers seen: ${headers.join(', ')}.`,
    );
  }
  if (!fit || fit.missing.length > 0 || fit.candidate.score < SURE_ENOUGH) {
    const near =
      fit && fit.candidate.score >= 0.3 ? ` The nearest is ${fit.candidate.label} (${fit.candidate.reason}).` : '';
    return stop(
      'unknown_layout',
      `Fairlead does not know this layout. Headers seen: ${headers.join(', ')}.${near}`,
      'Check that it is one row a contact, with an id, a date and whether it was answered; or choose what kind of file it is.',
    );
  }

  if (!asked && rivals.length > 1) {
    const named = rivals.map(({ candidate: { label, score, reason } }) => `${label} (${score}: ${reason})`);
    return stop(
      'ambiguous_profile',
      `The file could be ${named.join(' or ')}.`,
      'Choose which of them it is: they are read in different ways.',
    );
  }

  const { count: subheaderCount, headers: fullHeaders } = fit.subheaders;
  const bodyRows = filled.slice(subheaderCount);
  const settled = settlePeriod(fit, { asked: options.period ?? own.period });
  if ('problem' in settled) {
    found.problem = settled.problem;
    return found;
  }
  const order = options.dateOrder
    ? { order: options.dateOrder, because: 'you chose it' }
    : own.dateOrder
      ? { order: own.dateOrder, because: 'the file that these refused rows come from was read so' }
      : await decideOrder(fit, bodyRows, rows.length < SAMPLE_ROWS ? null : { path, ...source, delimiter, paths });
  if (!order) {
    return stop(
      'ambiguous_dates',
      'Nothing in the file says whether the day or the month comes first in its dates.',
      'Say which one it is: day first (dmy) or month first (mdy).',
    );
  }
  found.headers = namedHeaders(fullHeaders);
  const facts = {
    ...source,
    delimiter,
    ...(paths && { isJsonLines: true }),
    hasDecimalComma,
    headerLine: headerRow.line,
    ...(subheaderCount > 0 && { bodyLine: filledRows[subheaderCount]?.line ?? Number.MAX_SAFE_INTEGER }),
    headers: found.headers,
    ...(fit.profile.above && { above: tellingLines(fit.profile, lines) }),
    ...settled,
  };
  const plan = makePlan(fit, facts, bodyRows, order, { ...options, timeZone: options.timeZone ?? own.timeZone });
  const outcomeOf = rowOutcomes(fit.profile, plan);
  const outcomes = body.slice(0, 2000).map(outcomeOf);
  found.firstRows = outcomes.slice(0, shownRows);
  if (options.shownRows) found.firstCells = found.rawRows.map(cellOutcomes(fit.profile, plan));
  found.problem = checkMagnitude(plan, outcomes);
  found.plan = found.problem ? null : plan;
  return found;
}

/** Headers without rows are recognised by name alone; a guessed layout needs rows, so its score says less. */
function headersAreKnown(fit: Fit | undefined, headers: readonly string[]): boolean {
  return headers.length > 1 && (fit === undefined || fit.candidate.score > 0);
}
