import { createRequestHandler } from '@remix-run/node';
import { beforeEach, expect, test } from 'vitest';
import type { SignedInUser } from '~/features/access/permissions';
import { action as chooseFiles } from '~/routes/_shell.imports.new';
import { IS_SOAK } from '../counts';
import { makeUser } from '../factories';
import { nameAllHostile } from '../hostile-names';
import { callLog, makeDataFolder } from '../importers/load-helpers';
import { makeToken } from './api-center';
import { type Made, makeBusy } from './busy-center';
import { readFile } from './drawn-tables';
import { args, ORIGIN, responseOf, signedInRequest } from './harness';
import { CHANGED_PERSON, FIRST_DAY, LAST_DAY, onTheDayOfJudging, openJudgedCenter, TEAM } from './judged-center';
import { crawl, faultsOn } from './page-walk';
import { buildSite, findPaths, openSite } from './site';

onTheDayOfJudging();

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

/** Pages that no link leads to: files that were chosen, views of a page, filters. */
async function furtherPages({ effects, group }: Made): Promise<string[]> {
  const odd = await choose('odd.csv', 'when;agent;talk\n2026-09-01 09:00;Person 1;65\n2026-09-01 09:10;X;12\n');
  const known = await choose('calls.csv', callLog([{ id: 'C9' }, { id: 'C10', time: '25:99:00' }]));
  const [hash] = new URLSearchParams(odd).get('file')!.split('~');
  const mapped = `rows=legs&name=odd.csv&source=odd&c0=started_at&c1=agent&c2=talk&u2=s&zone=UTC&key=started_at%2Bagent`;
  return [
    `/imports/new${known}`,
    `/imports/2/replace${known}`,
    `/imports/map/${hash}?name=odd.csv`,
    `/imports/map/${hash}/check?${mapped}`,
    '/imports/people?view=decided',
    '/imports/people/merge?keep=8&other=9',
    `/teams/${TEAM}?view=adjusted`,
    `/teams/${TEAM}?view=both`,
    '/effects?weeks=52',
    '/goals?state=all',
    ...effects.map((id) => `/effects/${id}`),
    `/goals/groups/${group}`,
    ...[CHANGED_PERSON, 8].flatMap((person) => [`/people/${person}`, `/people/${person}/charts/csat`]),
  ];
}

/** Uploads a file as the wizard does, and gives the query that names it. */
async function choose(name: string, text: string): Promise<string> {
  const body = new FormData();
  body.append('files', new Blob([text]), name);
  const init = { method: 'POST', body, headers: { Origin: ORIGIN } };
  const chosen = await responseOf(async () =>
    chooseFiles(args(await signedInRequest(center.admin, '/imports/new', init))),
  );
  return new URL(chosen.headers.get('Location')!, ORIGIN).search;
}

test('every table and chart of every page is a file of the same headings, figures and words, for every role', {
  timeout: 240_000,
}, async () => {
  const made = await makeBusy(center);
  await makeToken(center.admin, 'imports:read');
  nameAllHostile(center.connection);
  const named = await furtherPages(made);
  const known = new Map<string, string>();
  const faults: string[] = [];
  const visited: string[] = [];
  const { admin, agent, leader, supervisor, ops } = center;
  // Who sees most and who sees least; the others see no table that neither does.
  for (const user of IS_SOAK ? [admin, agent, leader, supervisor, ops] : [admin, agent]) {
    for (const page of await crawl(read, user, user === admin ? named : [])) {
      visited.push(new URL(page.path, ORIGIN).pathname);
      faults.push(...(await faultsOn(read, page, known)));
    }
  }
  expect(faults).toEqual([]);
  const withFiles = await findPaths((module) => 'handle' in module);
  const isVisited = (address: string) =>
    visited.some((path) => new RegExp(`^${address.replace(/:\w+/g, '[^/]+')}$`).test(path));
  expect(withFiles.filter((address) => !isVisited(address))).toEqual([]);
  expect(withFiles.length).toBeGreaterThan(25);
});

test('a file is made without the page being drawn', async () => {
  const build = await buildSite();
  for (const route of Object.values(build.routes)) {
    const drawNothing = () => {
      throw new Error('The page is drawn.');
    };
    route!.module = { ...route!.module, default: drawNothing };
  }
  const ask = createRequestHandler(build, 'production');
  const path = `/teams/${TEAM}?csv=people-of-the-team`;
  const response = await ask(await signedInRequest(center.supervisor, path));
  expect(response.status).toBe(200);
  expect(await response.text()).toContain(`Person ${CHANGED_PERSON}`);
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
