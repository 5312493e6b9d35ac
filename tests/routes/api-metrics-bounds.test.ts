import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { databasePath, type OpenDatabase } from 'db/open';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { MOST_FIGURES } from '~/features/metrics/find-asked.server';
import { loader } from '~/routes/api.metrics';
import { openBenchCenter } from '../bench/bench-center';
import { makeUser } from '../factories';
import { makeDataFolder } from '../importers/load-helpers';
import { longestPiece } from '../longest-piece';
import { openFresh } from '../open-fresh';
import { makeToken } from './api-center';
import { request, responseOf } from './harness';

const AS_OF = '2026-09-21';
const DAYS = 'from=2025-12-22&to=2026-09-20';
const BY = 'by=person,day,queue,channel';

let made: string;
let opened: OpenDatabase;
let token: string;

beforeAll(async () => {
  made = join(mkdtempSync(join(tmpdir(), 'fairlead-bounds-')), 'made.db');
  await (await openBenchCenter(made, { legs: 60_000, asOf: AS_OF })).close();
}, 120_000);
afterAll(() => rmSync(dirname(made), { recursive: true, force: true }));

beforeEach(async () => {
  process.env.AS_OF = AS_OF;
  makeDataFolder();
  copyFileSync(made, databasePath());
  opened = await openFresh();
  globalThis.fairleadDatabase = Promise.resolve(opened);
  token = await makeToken(await makeUser(opened.db, { role: 'leader' }), 'metrics:read');
});
afterEach(() => {
  delete process.env.AS_OF;
});

async function ask(query: string, by = token, signal?: AbortSignal) {
  const asked = request(`/api/metrics?${query}`, { headers: { Authorization: `Bearer ${by}` }, signal });
  const response = await responseOf(() => loader({ request: asked, params: {}, context: {} }));
  return { status: response.status, retryAfter: response.headers.get('Retry-After'), body: await response.json() };
}

test('an answer of very many groups holds nobody up, and only its own page is worked out', async () => {
  await ask(`metric=csat&${DAYS}`);
  const pieces: number[] = [];
  for (const page of [1, 9])
    pieces.push(
      await longestPiece(async () => {
        const { body } = await ask(`metric=csat,average_handle_time,wait_time,hold_time&${BY}&${DAYS}&page=${page}`);
        expect(body.pages).toBeGreaterThan(15);
        expect(body.figures.length).toBe(5_000);
      }, 'processor'),
    );
  expect(Math.max(...pieces)).toBeLessThan(60);
});

test('more figures than a question may have are refused with how to ask for less', async () => {
  const { status, body } = await ask(`metric=all&${BY}&${DAYS}`);
  expect(status).toBe(400);
  expect(body.error).toMatchObject({
    code: 'too_many_figures',
    message: `That would be more than ${MOST_FIGURES.toLocaleString('en')} figures.`,
    advice: expect.stringContaining('fewer days'),
  });
});

test('one account has one answer made at a time and a short line; others are not kept by it', async () => {
  const other = await makeToken(await makeUser(opened.db, { role: 'leader' }), 'metrics:read');
  const query = `metric=csat,average_handle_time&${BY}&${DAYS}`;
  const [first, ...rest] = await Promise.all([
    ask(`metric=csat&${DAYS}`, other),
    ...Array.from({ length: 8 }, () => ask(query)),
  ]);
  expect(first!.status).toBe(200);
  expect(rest.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 503, 503, 503, 503]);
  const refused = rest.find(({ status }) => status === 503)!;
  expect([refused.body.error.code, refused.retryAfter]).toEqual(['too_busy', '5']);
  expect((await ask(query)).status).toBe(200);
});

test('who has gone leaves the line', async () => {
  const gone = new AbortController();
  const query = `metric=csat,average_handle_time&${BY}&${DAYS}`;
  const stays = ask(query);
  const waits = [1, 2, 3].map(() => ask(query, token, gone.signal).catch(() => null));
  await new Promise((resolve) => setTimeout(resolve, 20));
  gone.abort();
  const others = [1, 2, 3].map(() => ask(query));
  expect((await Promise.all([stays, ...others])).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(await Promise.all(waits)).toEqual([null, null, null]);
});
