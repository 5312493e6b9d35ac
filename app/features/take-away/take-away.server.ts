import { FILE_PARAM, slugOf } from '~/components/file-link';
import { BYTE_ORDER_MARK, csvLine } from '~/csv';
import { attachment } from '../downloads/attachment.server';
import { type Element, findElements, readMarkup } from './markup.server';
import { readCell } from './read-cell.server';
import { readTable } from './read-table.server';

/** Which table of the page the address asks for as a file; null where it asks for the page. */
export function tableAsked(request: Request): string | null {
  return request.method === 'GET' ? new URL(request.url).searchParams.get(FILE_PARAM) : null;
}

/**
 * One table of a page, as it was just drawn for this reader, as CSV: whoever may open the page may take away what it
 * shows, and no file can say anything else than the page. The page is drawn without a stream, as static markup.
 */
export function takeAway(
  markup: string,
  { name, headers, today }: { name: string; headers: Headers; today: string },
): Response {
  const page = readMarkup(bodyOf(markup));
  const tables = findElements(page, isNamedTable);
  const table = tables.find(({ attributes }) => attributes['data-name'] === name);
  headers.set('Cache-Control', 'no-store');
  if (table === undefined) {
    headers.set('Content-Type', 'text/plain; charset=utf-8');
    const known = tables.map(({ attributes }) => attributes['data-name']).join(', ');
    const said = known ? `Its tables are: ${known}.` : 'It has no table now.';
    return new Response(`This page has no table “${name}”. ${said}\n`, { status: 404, headers });
  }
  const { columns, rows } = readTable(table);
  headers.set('Content-Type', 'text/csv; charset=utf-8');
  headers.set('Content-Disposition', attachment(fileName(page, name, today)));
  return new Response(BYTE_ORDER_MARK + [columns, ...rows].map((row) => csvLine(row)).join(''), { headers });
}

const isNamedTable = ({ name, attributes }: Element) => name === 'table' && attributes['data-name'] !== undefined;

/** Scripts hold what is no markup; they stand after everything that a page shows. */
function bodyOf(markup: string): string {
  const from = Math.max(0, markup.indexOf('<main'));
  const to = markup.lastIndexOf('</main>');
  return to < 0 ? markup.slice(from) : markup.slice(from, to + '</main>'.length);
}

/** "team-north-people-of-the-team-2026-03-02-2026-03-29.csv": the page, the table, and the period, or today where there is none. */
function fileName(page: Element, table: string, today: string): string {
  const [heading] = findElements(page, ({ name }) => name === 'h1');
  const [period] = findElements(page, ({ attributes }) => attributes['data-period'] !== undefined);
  const title = heading ? slugOf(readCell(heading).words) : 'page';
  return `${[title, table, period?.attributes['data-period'] ?? today].filter(Boolean).join('-')}.csv`;
}
