import type { SignedInUser } from '~/features/access/permissions';
import { formulasIn } from '../formulas';
import { columnsOfHeads, faultsOf, readFile, tablesOf } from './drawn-tables';
import { ORIGIN } from './harness';

/** The same page with the tables behind its drawings. */
function withTables(path: string): string {
  const { pathname, searchParams } = new URL(path, ORIGIN);
  searchParams.set('tables', 'open');
  return `${pathname}?${searchParams}`;
}

/** Asks for an address as this reader. */
type Read = (path: string, user: SignedInUser) => Promise<{ status: number; headers: Headers; text: string }>;

interface Page {
  path: string;
  text: string;
  user: SignedInUser;
}

/** The pages named, and one of each kind that links lead to from them, as this reader sees them. */
export async function crawl(read: Read, user: SignedInUser, named: readonly string[]): Promise<Page[]> {
  const pages: Page[] = [];
  const seen = new Set<string>();
  const ahead = [...named, '/', '/teams', '/users', '/tokens'];
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    const pattern = named.includes(path) ? path : path.split(/[?#]/)[0]!.replace(/\d+/g, ':id');
    if (seen.has(pattern)) continue;
    seen.add(pattern);
    if (/^[^?]*\.(csv|json)(\?|$)|^\/(sign-in|sign-out|api)/.test(path)) continue;
    const { status, headers, text } = await read(withTables(path), user);
    if (status !== 200 || !headers.get('Content-Type')?.startsWith('text/html')) continue;
    pages.push({ path, text, user });
    ahead.push(...[...text.matchAll(/href="(\/[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&')));
  }
  return pages;
}

function fileOf({ path }: Page, table: string): string {
  const { pathname, searchParams } = new URL(path, ORIGIN);
  searchParams.set('csv', table);
  return `${pathname}?${searchParams}`;
}

/** What the address with ?csv=… answers where no table is so called: the page's tables by name. */
async function declaredOn(read: Read, page: Page): Promise<string[]> {
  const { text } = await read(fileOf(page, 'none of these'), page.user);
  return /Its tables are: (.*)\.\n$/.exec(text)?.[1]?.split(', ') ?? [];
}

/** What is wrong with the files of a page's tables. */
export async function faultsOn(read: Read, page: Page, known: Map<string, string>): Promise<string[]> {
  const faults: string[] = [];
  const fault = (said: string) => faults.push(`${page.user.role} ${page.path}: ${said}`);
  for (const [chart] of page.text.matchAll(/<figure class="chart">[\s\S]*?<\/figure>/g))
    if (!chart.includes('<table')) fault('a chart has no table');
  const tables = tablesOf(page.text.replace(/<section class="day-calendar"[\s\S]*?<\/section>/g, ''));
  const names = tables.map(({ name }) => name);
  const declared = await declaredOn(read, page);
  if (new Set(names).size < names.length) fault(`two tables share a name: ${names.join(', ')}`);
  for (const name of declared.filter((name) => !names.includes(name))) {
    // A table without rows has only its headings, and the page says what to do instead.
    const { rows } = readFile((await read(fileOf(page, name), page.user)).text);
    if (rows.length > 0) fault(`${name} is a file, and no table of the page`);
  }
  for (const { name, heads, rows } of tables) {
    const named = new RegExp(`class="file-link" href="([^"]*[?&](?:amp;)?csv=${name}|/contacts\\.csv[^"]*)"`);
    const to = named.exec(page.text)?.[1]?.replaceAll('&amp;', '&');
    if (name === undefined || to === undefined) {
      fault(`${name ?? `the table of ${heads.join(', ')}`} has no file`);
      continue;
    }
    // What one role was just shown and given at this address, another is given too.
    const shown = JSON.stringify(rows);
    if (known.get(to) === shown) continue;
    known.set(to, shown);
    const response = await read(to, page.user);
    if (response.status !== 200) {
      fault(`${to} answers ${response.status}: ${response.text}`);
      continue;
    }
    for (const cell of formulasIn(response.text)) fault(`${name} has the formula ${cell}`);
    if (to.startsWith('/contacts.csv')) continue;
    const file = readFile(response.text);
    const of = columnsOfHeads(heads, file.columns);
    if (of.includes(null))
      fault(`${name}: the headings ${heads.join(', ')} are not those of ${file.columns.join(',')}`);
    if (file.rows.length !== rows.length) fault(`${name} has ${file.rows.length} rows, not ${rows.length}`);
    for (const [at, cells] of rows.entries()) {
      for (const [column, cell] of cells.entries()) {
        const isOfButtons = of[column]?.length === 0 && (cell.hasControls || cell.words === '');
        if (isOfButtons) continue;
        for (const said of faultsOf(cell, of[column] ?? [], file.rows[at] ?? {}))
          fault(
            `${name}, row ${at + 1}, ${heads[column]} “${cell.figure ?? ''}” “${cell.words}”: the file has ${said}`,
          );
      }
    }
  }
  return faults;
}
