import type { EntryContext } from '@remix-run/node';
import { FILE_PARAM, slugOf } from '~/components/file-link';
import { allTables, type FilesHandle, type PageFiles } from '~/components/page-files';
import type { TableData } from '~/components/table-data';
import { BYTE_ORDER_MARK, csvLine } from '~/csv';
import { attachment } from './attachment.server';
import { fileTable } from './table-file';

/** Which table of the page the address asks for as a file; null where it asks for the page. */
export function tableAsked(request: Request): string | null {
  return request.method === 'GET' ? new URL(request.url).searchParams.get(FILE_PARAM) : null;
}

/** The tables of what the page's loader found for this reader; none where the page declares none. */
export function pageFiles({ routeModules, staticHandlerContext }: EntryContext): PageFiles {
  const route = staticHandlerContext.matches.at(-1)?.route.id ?? '';
  const handle = routeModules[route]?.handle as FilesHandle<unknown> | undefined;
  return handle?.files(staticHandlerContext.loaderData[route]) ?? { title: 'page', tables: {} };
}

/**
 * One table of a page as CSV, of what the page's own loader found: whoever may open the page may take away what it
 * shows, and both say the same, since both are made of the table that the route declares.
 */
export function sendTable(
  files: PageFiles,
  { name, headers, today }: { name: string; headers: Headers; today: string },
): Response {
  const tables = allTables(files);
  const table = tables.find(({ caption }) => slugOf(caption) === name);
  headers.set('Cache-Control', 'no-store');
  if (table === undefined) {
    headers.set('Content-Type', 'text/plain; charset=utf-8');
    const known = tables.map(({ caption }) => slugOf(caption)).join(', ');
    const said = known ? `Its tables are: ${known}.` : 'It has no table now.';
    return new Response(`This page has no table “${name}”. ${said}\n`, { status: 404, headers });
  }
  headers.set('Content-Type', 'text/csv; charset=utf-8');
  headers.set('Content-Disposition', attachment(fileName(files, table, today)));
  return new Response(tableCsv(table), { headers });
}

/** A table as the text of a file that spreadsheets open. */
function tableCsv(table: TableData): string {
  const { columns, rows } = fileTable(table);
  return BYTE_ORDER_MARK + [columns, ...rows].map((row) => csvLine(row)).join('');
}

/** "team-north-people-of-the-team-2026-03-02-2026-03-29.csv": the page, unless the table names it, the table, and its days, or today. */
function fileName({ title, days }: PageFiles, { caption }: TableData, today: string): string {
  const [page, table] = [slugOf(title), slugOf(caption)];
  return `${[table.includes(page) ? '' : page, table, days ?? today].filter(Boolean).join('-')}.csv`;
}
