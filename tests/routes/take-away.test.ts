import { createVision } from 'db/queries/visions';
import { beforeEach, expect, test } from 'vitest';
import { addDays } from '~/clock';
import type { SignedInUser } from '~/features/access/permissions';
import { action as sendGoal } from '~/routes/_shell.goals.new';
import { makeUser } from '../factories';
import { formulasIn } from '../formulas';
import { nameAllHostile } from '../hostile-names';
import { callLog, loadText, makeDataFolder } from '../importers/load-helpers';
import { makeToken } from './api-center';
import { readFile, readsAs, tablesOf } from './drawn-tables';
import { args, formPost, responseOf, signedInRequest } from './harness';
import { AS_OF, CHANGED_PERSON, FIRST_DAY, LAST_DAY, openJudgedCenter, TEAM } from './judged-center';
import { writeFirstVersion } from './scorecard-center';
import { openSite } from './site';

type Center = Awaited<ReturnType<typeof openJudgedCenter>> & { admin: SignedInUser };
let center: Center;
let open: Awaited<ReturnType<typeof openSite>>;
/** Everybody stays signed in by one browser: their list of these is a table too. */
let cookies: Map<number, string>;

beforeEach(async () => {
  makeDataFolder();
  const judged = await openJudgedCenter();
  center = { ...judged, admin: await makeUser(judged.db, { role: 'admin' }) };
  open = await openSite();
  cookies = new Map();
}, 90_000);

const read = async (path: string, user: SignedInUser | null = center.admin) => {
  const response = await open(null, path, user ? { headers: { Cookie: await cookieOf(user) } } : {});
  return { status: response.status, headers: response.headers, text: await response.text() };
};

async function cookieOf(user: SignedInUser): Promise<string> {
  const cookie = cookies.get(user.id) ?? (await signedInRequest(user, '/')).headers.get('Cookie') ?? '';
  cookies.set(user.id, cookie);
  return cookie;
}

/** A scorecard, a goal, and a file with a row that is refused and one that names nobody known. */
async function makeBusy() {
  const { pillarIds } = await createVision(center.db, {
    statement: 'People leave feeling heard.',
    fromDate: '2026-01-01',
    pillars: [{ name: 'We listen', description: 'Listen first.' }],
  });
  const goal = {
    intent: 'set',
    person: '8',
    team: '',
    metric: 'csat',
    queue: '',
    channel: '',
    kind: 'period',
    levelWeeks: '4',
    target: '85',
    startDate: AS_OF,
    dueDate: addDays(AS_OF, 84),
    baselineFrom: addDays(LAST_DAY, -83),
    baselineTo: LAST_DAY,
    everyWeeks: '2',
    checkInDates: '',
    pillar: String(pillarIds[0]),
    counterMetric: 'transfer_rate',
    counterLimit: '12.5',
    reason: 'They asked for it.',
    token: 'token-1',
  };
  const set = await responseOf(async () =>
    sendGoal(args(await signedInRequest(center.admin, '/goals/new', formPost(goal)))),
  );
  expect(set.status).toBe(302);
  await writeFirstVersion(center);
  await loadText(
    center,
    callLog([
      { id: 'C1', agent: 'Nobody Known' },
      { id: 'C2', time: '25:99:00' },
    ]),
  );
}

interface Page {
  text: string;
  user: SignedInUser;
}

/** The same page with the tables behind its drawings. */
function withTables(path: string): string {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  searchParams.set('tables', 'open');
  return `${pathname}?${searchParams}`;
}

/** One page of each kind that links lead to from the start page, by its pattern. */
async function crawl(user: SignedInUser): Promise<Map<string, Page>> {
  const pages = new Map<string, Page>();
  const seen = new Set<string>();
  const ahead = ['/', '/teams', '/users', '/tokens'];
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    const pattern = path.split(/[?#]/)[0]!.replace(/\d+/g, ':id');
    if (seen.has(pattern)) continue;
    seen.add(pattern);
    if (/\.(csv|json)$|^\/(sign-in|sign-out|api)/.test(pattern)) continue;
    const { status, headers, text } = await read(withTables(path), user);
    if (status !== 200 || !headers.get('Content-Type')?.startsWith('text/html')) continue;
    pages.set(pattern, { text, user });
    ahead.push(...[...text.matchAll(/href="(\/[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&')));
  }
  return pages;
}

test('every table and chart of every page is a file with the numbers that the page shows, and no formula', {
  timeout: 240_000,
}, async () => {
  await makeBusy();
  await makeToken(center.admin, 'imports:read');
  nameAllHostile(center.connection);
  const pages = [...(await crawl(center.admin)), ...(await crawl(center.agent))];
  const found: string[] = [];
  const faults: string[] = [];
  for (const [pattern, { text, user }] of pages) {
    const fault = (said: string) => faults.push(`${pattern}: ${said}`);
    for (const [chart] of text.matchAll(/<figure class="chart">[\s\S]*?<\/figure>/g))
      if (!chart.includes('<table')) fault('a chart has no table');
    const names = new Set<string>();
    for (const table of tablesOf(text.replace(/<section class="day-calendar"[\s\S]*?<\/section>/g, ''))) {
      if (table.name === undefined) {
        fault(`a table has no name: ${table.heads.join(', ')}`);
        continue;
      }
      if (names.has(table.name)) fault(`two tables are called ${table.name}`);
      names.add(table.name);
      const named = new RegExp(`class="file-link" href="([^"]*[?&](?:amp;)?csv=${table.name}|/contacts\\.csv[^"]*)"`);
      const to = named.exec(text)?.[1]?.replaceAll('&amp;', '&');
      if (to === undefined) {
        fault(`${table.name} has no file`);
        continue;
      }
      const response = await read(to, user);
      if (response.status !== 200) {
        fault(`${to} answers ${response.status}: ${response.text}`);
        continue;
      }
      found.push(`${pattern} ${table.name}`);
      for (const cell of formulasIn(response.text)) fault(`${table.name} has the formula ${cell}`);
      if (to.startsWith('/contacts.csv')) continue;
      const file = readFile(response.text);
      if (file.rows.length !== table.rows.length) fault(`${table.name} has ${file.rows.length} rows`);
      table.rows.forEach(({ cells }, at) => {
        const row = Object.values(file.rows[at] ?? {});
        for (const [column, cell] of cells.entries()) {
          const where = `${table.name}, row ${at + 1}, ${table.heads[column]}: “${cell.text}”`;
          if (cell.data === null) {
            if (cell.isNumeric && /\d/.test(cell.text) && !/^[\d,]+$/.test(cell.text))
              fault(`${where} carries no number`);
            continue;
          }
          const { value, unit, n, text: said } = cell.data;
          if (value !== '' && !readsAs(said, Number(value), unit)) fault(`${where} is ${value} ${unit ?? ''}`);
          for (const number of [value, n])
            if (number && !row.includes(number)) fault(`${where}: ${number} is not in the file’s row ${row.join(',')}`);
        }
      });
    }
  }
  expect(faults).toEqual([]);
  expect(found.length).toBeGreaterThan(25);
  expect(found).toContain('/people/:id/scorecard score-breakdown');
});

test('a figure in the file of the team’s people is the one of the rows, unrounded, with its n and interval', async () => {
  const { text, headers } = await read(`/teams/${TEAM}?csv=people-of-the-team`, center.supervisor);
  const { columns, rows } = readFile(text);
  const { handle_ms, handled } = center.connection
    .prepare(
      `SELECT SUM(talk_ms + hold_ms + after_contact_work_ms) AS handle_ms, COUNT(*) AS handled FROM legs
       WHERE employee_id = ? AND local_date BETWEEN ? AND ?`,
    )
    .get(CHANGED_PERSON, FIRST_DAY, LAST_DAY) as { handle_ms: number; handled: number };
  const row = rows.find(({ name }) => name === `Person ${CHANGED_PERSON}`);
  expect(Number(row?.aht_ms)).toBeCloseTo(handle_ms / handled, 6);
  expect(row?.aht_n).toBe(String(handled));
  expect(Number(row?.aht_low_ms)).toBeLessThan(handle_ms / handled);
  expect(row?.what_changed).toBe('CSAT worse');
  expect(columns.slice(0, 5)).toEqual(['name', 'csat_share', 'csat_n', 'csat_low_share', 'csat_high_share']);
  expect(headers.get('Content-Disposition')).toBe(
    `attachment; filename="team-bench-1-people-of-the-team-${FIRST_DAY}-${LAST_DAY}.csv"`,
  );
});

test('the file follows what the address says, as the page does', async () => {
  const handled = async (query: string) => {
    const { text } = await read(`/people/${CHANGED_PERSON}?${query}csv=figures-of-the-period`);
    return readFile(text).rows.find(({ metric }) => metric === 'Contacts handled')?.value;
  };
  const { legs } = center.connection
    .prepare('SELECT COUNT(*) AS legs FROM legs WHERE employee_id = ? AND local_date BETWEEN ? AND ?')
    .get(CHANGED_PERSON, '2026-09-07', '2026-09-13') as { legs: number };
  expect(await handled('period=days&from=2026-09-07&to=2026-09-13&')).toBe(String(legs));
  expect(await handled('')).not.toBe(String(legs));
});

test('whoever may not see a table on the page gets no file of it', async () => {
  const people = `/teams/${TEAM}?csv=people-of-the-team`;
  const own = await read(people, center.agent);
  expect(own.status).toBe(404);
  expect(own.text).toContain('ranges-of-the-team');
  expect(own.text).not.toContain('Person ');
  expect((await read(people, center.ops)).status).toBe(403);
  expect((await read('/people/5?csv=figures-of-the-period', center.agent)).status).toBe(404);
  const nobody = await open(null, people);
  expect(nobody.status).toBe(302);
});

test('a name that a spreadsheet would take for a formula is text in the file', async () => {
  center.connection.prepare('UPDATE employees SET name = ? WHERE id = ?').run('=HYPERLINK("http://x","y")', 8);
  const { text } = await read(`/teams/${TEAM}?csv=people-of-the-team`);
  expect(text).toContain('\r\n"\'=HYPERLINK(""http://x"",""y"")",');
});

test('a table that the page does not have is said to be missing, with those that it has', async () => {
  const { status, text } = await read(`/teams/${TEAM}?csv=weather`);
  expect(status).toBe(404);
  expect(text).toMatch(/no table “weather”\. Its tables are: people-of-the-team, /);
});
