import { request as open } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenDatabase } from 'db/open';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeUser } from '../factories';
import { startServerOf } from '../routes/api-server';
import { openTestDatabase, signedInRequest } from '../routes/harness';

const AT_ONCE = 6;
const WAITING = 40;

let database: OpenDatabase;
let server: Awaited<ReturnType<typeof startServerOf>>;
/** Lets one of the pages that are worked on be finished, the oldest first. */
let gates: (() => void)[];
let isGateOpen: boolean;
const opened = vi.fn();
const until = () => new Promise<void>((resolve) => (isGateOpen ? resolve() : gates.push(resolve)));
const openGates = () => {
  isGateOpen = true;
  for (const gate of gates) gate();
};

beforeEach(async () => {
  database = await openTestDatabase();
  gates = [];
  isGateOpen = false;
  opened.mockReset();
  server = await startServerOf({
    slow: {
      loader: async ({ request }: { request: Request }) => {
        opened(request.method);
        await until();
        return new Response('slow');
      },
      action: async () => {
        await until();
        return new Response('saved');
      },
    },
    quick: { loader: () => new Response('quick') },
    healthz: { loader: () => new Response('well') },
    events: {
      loader: () => {
        const start = (stream: ReadableStreamDefaultController) =>
          stream.enqueue(new TextEncoder().encode('data: 1\n\n'));
        return new Response(new ReadableStream({ start }), { headers: { 'Content-Type': 'text/event-stream' } });
      },
    },
  });
});
afterEach(async () => {
  openGates();
  await server.stop();
});

async function signIn(): Promise<string> {
  return (await signedInRequest(await makeUser(database.db, { role: 'leader' }), '/')).headers.get('Cookie')!;
}

interface Answer {
  status: number;
  retryAfter?: string;
  body: string;
}

/** Begins a request on a connection of its own; null is what is answered to who has gone. */
function ask(path: string, { cookie, method = 'GET' }: { cookie?: string; method?: string } = {}) {
  const headers = { ...(cookie && { Cookie: cookie }), Origin: server.url };
  const sent = open(server.url + path, { method, headers, agent: false });
  const answer = new Promise<Answer | null>((resolve) => {
    sent.on('error', () => resolve(null));
    sent.on('response', (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk));
      const end = () =>
        resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], body });
      response.on('end', end).on('error', () => resolve(null));
    });
  });
  sent.end();
  return { answer, leave: () => sent.destroy() };
}

const times = <T>(count: number, run: () => T): T[] => Array.from({ length: count }, run);
const statusOf = async (path: string, by: { cookie?: string; method?: string } = {}) =>
  (await ask(path, by).answer)?.status;

test('of a hundred pages of one account six are worked on, forty wait, and the others are told when to come again', async () => {
  const cookie = await signIn();
  const asked = times(100, () => ask('/slow', { cookie }));
  const refused: Answer[] = [];
  for (const { answer } of asked) void answer.then((one) => one?.status === 503 && refused.push(one));
  await vi.waitFor(() => expect(refused).toHaveLength(100 - AT_ONCE - WAITING), 10_000);
  expect(opened).toHaveBeenCalledTimes(AT_ONCE);
  expect(refused[0]).toEqual({
    status: 503,
    retryAfter: '5',
    body: 'Too many requests at once. Nothing was changed. Wait a few seconds, then try again.',
  });
  // Others, strangers and monitors are not in that line.
  expect(await statusOf('/quick', { cookie: await signIn() })).toBe(200);
  expect(await statusOf('/quick')).toBe(200);
  expect(await statusOf('/healthz', { cookie })).toBe(200);
  openGates();
  const answers = await Promise.all(asked.map(({ answer }) => answer));
  expect(answers.filter((answer) => answer?.body === 'slow')).toHaveLength(AT_ONCE + WAITING);
});

test('an account has one line however many sessions it has', async () => {
  const user = await makeUser(database.db, { role: 'leader' });
  const cookies = await Promise.all(times(10, async () => (await signedInRequest(user, '/')).headers.get('Cookie')!));
  const asked = cookies.map((cookie) => ask('/slow', { cookie }));
  await sleep(300);
  expect(opened).toHaveBeenCalledTimes(AT_ONCE);
  openGates();
  expect((await Promise.all(asked.map(({ answer }) => answer))).map((answer) => answer?.status)).toEqual(
    times(10, () => 200),
  );
});

test('who closes the page leaves the line: nothing is worked out for them', async () => {
  const cookie = await signIn();
  const worked = times(AT_ONCE, () => ask('/slow', { cookie }));
  await vi.waitFor(() => expect(opened).toHaveBeenCalledTimes(AT_ONCE));
  const waiting = times(WAITING, () => ask('/slow', { cookie }));
  await vi.waitFor(async () => expect(await statusOf('/quick', { cookie })).toBe(503));
  for (const { leave } of waiting) leave();
  const quick = ask('/quick', { cookie });
  await sleep(200);
  openGates();
  expect((await quick.answer)?.status).toBe(200);
  await Promise.all(worked.map(({ answer }) => answer));
  expect(opened).toHaveBeenCalledTimes(AT_ONCE);
});

test('who goes while their page is worked on takes its place until that has ended', async () => {
  const cookie = await signIn();
  const gone = times(AT_ONCE, () => ask('/slow', { cookie }));
  await vi.waitFor(() => expect(opened).toHaveBeenCalledTimes(AT_ONCE));
  for (const { leave } of gone) leave();
  const quick = ask('/quick', { cookie });
  const isAnswered = vi.fn();
  void quick.answer.then(isAnswered);
  await sleep(200);
  expect(isAnswered).not.toHaveBeenCalled();
  openGates();
  expect((await quick.answer)?.status).toBe(200);
});

test('events and files that are still sent, and what is saved, keep no page waiting', async () => {
  const cookie = await signIn();
  const streams = times(10, () => ask('/events', { cookie }));
  const saved = times(12, () => ask('/slow', { cookie, method: 'POST' }));
  await sleep(200);
  expect(await statusOf('/quick', { cookie })).toBe(200);
  for (const { leave } of streams) leave();
  openGates();
  expect((await Promise.all(saved.map(({ answer }) => answer))).map((answer) => answer?.body)).toEqual(
    times(12, () => 'saved'),
  );
});

test('beyond what one account may save at once it is told so', async () => {
  const cookie = await signIn();
  const saved = times(45, () => ask('/slow', { cookie, method: 'POST' }));
  const isRefused = vi.fn();
  for (const { answer } of saved) void answer.then(isRefused);
  await vi.waitFor(() => expect(isRefused).toHaveBeenCalledTimes(5), 10_000);
  openGates();
  const statuses = (await Promise.all(saved.map(({ answer }) => answer))).map((answer) => answer?.status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(40);
  expect(statuses.filter((status) => status === 503)).toHaveLength(5);
});
