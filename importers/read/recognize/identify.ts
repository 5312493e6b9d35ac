import { MOST_COLUMNS, shown } from '../../bounds';
import { isTimeZone } from '../../cells/time-zone';
import { PROFILES } from '../../profiles';
import { cellOutcomes } from '../rows/read-cells';
import { rowOutcomes } from '../rows/row-outcomes';
import { findTable } from '../table/find-table';
import { namedHeaders } from '../table/header-names';
import { openText } from '../text/open-text';
import { checkMagnitude } from './check-magnitude';
import { usesDecimalComma } from './column-shapes';
import { decideOrder } from './decide-order';
import type { Identification, IdentifyOptions, Problem } from './identification';
import { makePlan } from './make-plan';
import { readOwnColumns } from './own-columns';
import { problemOfLine, TOO_MANY_NAMES, withBrokenQuotes } from './problem-of-line';
import { settleFit } from './settle-fit';
import { settlePeriod } from './settle-period';

const SHOWN_ROWS = 10;

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
    found.problem = withBrokenQuotes({ code, message, advice }, found.notices);
    return found;
  };

  if (options.timeZone && !isTimeZone(options.timeZone)) {
    return stop(
      'unknown_time_zone',
      `${options.timeZone} is not a time zone.`,
      'Use one such as Europe/Berlin or America/New_York.',
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

  const text = await openText(path, options.encoding);
  if ('problem' in text) return { ...found, problem: text.problem };
  const { source } = text;
  Object.assign(found, { bytes: source.bytes, encoding: source.encoding, encodingBecause: text.encodingBecause });

  const table = await findTable(path, source, profiles, found.notices);
  const { delimiter, isGuarded, paths, rows, header: headerRow, body, above } = table;
  found.delimiter = delimiter;
  if (table.broken) return { ...found, problem: problemOfLine(table.broken) };
  if (paths && paths.length > MOST_COLUMNS) return { ...found, problem: TOO_MANY_NAMES };
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
  found.rawRows = body.slice(0, shownRows).map(({ cells }) => cells.map(shown));

  const hasDecimalComma = usesDecimalComma(filled, delimiter);
  const own = readOwnColumns(headers, filled);
  const told = { headers, rows: filled, hasDecimalComma, above, isNameless: table.isNameless };
  const settledFit = settleFit(told, profiles, asked);
  found.candidates = settledFit.fits.map(({ candidate }) => candidate);
  if ('problem' in settledFit) return { ...found, problem: withBrokenQuotes(settledFit.problem, found.notices) };
  const { fit } = settledFit;

  const { count: subheaderCount, headers: fullHeaders } = fit.subheaders;
  const bodyRows = filled.slice(subheaderCount);
  const settled = settlePeriod(fit, { asked: options.period ?? own.period });
  if ('problem' in settled) return { ...found, problem: settled.problem };
  const order = options.dateOrder
    ? { order: options.dateOrder, because: 'you chose it' }
    : own.dateOrder
      ? { order: own.dateOrder, because: 'the original file of these rejected rows uses this order' }
      : await decideOrder(fit, bodyRows, table.areAll ? null : { path, ...source, delimiter, isGuarded, paths });
  if (!order) {
    return stop(
      'ambiguous_dates',
      'The file does not show whether the day or the month comes first.',
      'Choose day first (dmy) or month first (mdy).',
    );
  }
  found.headers = namedHeaders(fullHeaders);
  const facts = {
    ...source,
    delimiter,
    ...(isGuarded && { isGuarded }),
    ...(paths && { isJsonLines: true }),
    hasDecimalComma,
    headerLine: headerRow.line,
    ...(subheaderCount > 0 && { bodyLine: filledRows[subheaderCount]?.line ?? Number.MAX_SAFE_INTEGER }),
    headers: [...found.headers, ...fit.columns.flatMap(({ isAdded, header }) => (isAdded ? [header] : []))],
    above,
    ...settled,
  };
  const plan = makePlan(fit, facts, bodyRows, order, { ...options, timeZone: options.timeZone ?? own.timeZone });
  const outcomeOf = rowOutcomes(fit.profile, plan);
  const outcomes = body.slice(0, 2000).map(outcomeOf);
  found.firstRows = outcomes.slice(0, shownRows).map((outcome) => ({ ...outcome, cells: outcome.cells.map(shown) }));
  if (options.shownRows)
    found.firstCells = body
      .slice(0, shownRows)
      .map(({ cells }) => cells)
      .map(cellOutcomes(fit.profile, plan));
  found.problem = checkMagnitude(plan, outcomes);
  found.plan = found.problem ? null : plan;
  return found;
}
