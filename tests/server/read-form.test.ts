import { afterEach, expect, test, vi } from 'vitest';
import { DOOR_BODY } from '~/server/bounds.server';
import { openBody } from '~/server/read-body.server';
import { readForm } from '~/server/read-form.server';
import { readMultipart } from '~/server/read-multipart.server';
import { responseOf } from '../routes/harness';

afterEach(() => void vi.useRealTimers());

const URLENCODED = 'application/x-www-form-urlencoded';

function post(body: BodyInit | ReadableStream, type?: string, headers: Record<string, string> = {}): Request {
  const init = { method: 'POST', body, duplex: 'half', headers: { ...(type && { 'Content-Type': type }), ...headers } };
  return new Request('http://localhost/goals/new', init as RequestInit);
}

/** What a form is refused with. */
async function refusal(request: Request) {
  const response = await responseOf(() => readForm(request));
  return { status: response.status, said: await response.text() };
}

/** A body of so many pieces; without an end where none is named. */
function pieces(piece: string, count = Number.POSITIVE_INFINITY) {
  let sent = 0;
  const state = { sent: () => sent };
  const stream = new ReadableStream({
    pull(controller) {
      if (sent === count) return controller.close();
      sent += 1;
      controller.enqueue(new TextEncoder().encode(piece));
    },
  });
  return Object.assign(stream, state);
}

test('an ordinary form, and one sent in parts, give their fields as typed', async () => {
  const typed = [
    ['title', 'a & b = ü 日本'],
    ['people', '4'],
    ['people', '5'],
    ['empty', ''],
  ];
  const form = new FormData();
  for (const [name, text] of typed) form.append(name!, text!);
  expect([...(await readForm(post(new URLSearchParams(typed))))]).toEqual(typed);
  expect([...(await readForm(post(form)))]).toEqual(typed);
  expect([...(await readForm(post('', URLENCODED)))]).toEqual([]);
});

test.each(['application/json', 'text/plain', 'text/csv', 'multipart/mixed; boundary=b', ''])(
  'a body of type “%s” is no form: 415 and what to send',
  async (type) => {
    const { status, said } = await refusal(post(new TextEncoder().encode('{"a":1}'), type));
    expect(status).toBe(415);
    expect(said).toContain('application/x-www-form-urlencoded');
  },
);

test('more than a megabyte is refused at once where it says so, else as soon as it is more', async () => {
  const declared = pieces('a=1&');
  expect(await refusal(post(declared, URLENCODED, { 'Content-Length': '700000000' }))).toMatchObject({ status: 413 });
  expect(declared.sent()).toBeLessThan(3);
  for (const type of [URLENCODED, 'multipart/form-data; boundary=b']) {
    const endless = pieces('x'.repeat(64_000));
    expect(await refusal(post(endless, type))).toMatchObject({ status: 413 });
    expect(endless.sent()).toBeLessThan(20);
  }
  const atDoor = await responseOf(() => readForm(post(`a=${'x'.repeat(21_000)}`, URLENCODED), DOOR_BODY));
  expect(atDoor.status).toBe(413);
});

test('half a million fields are refused without being taken apart', async () => {
  const begun = performance.now();
  expect(await refusal(post('a&'.repeat(499_000), URLENCODED))).toMatchObject({ status: 413 });
  expect(performance.now() - begun).toBeLessThan(1_000);
});

test('a form that trickles is given up after thirty seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const trickle = new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      controller.enqueue(new TextEncoder().encode('a'));
    },
  });
  const answer = refusal(post(trickle, URLENCODED));
  await vi.advanceTimersByTimeAsync(29_000);
  expect(await Promise.race([answer, 'waiting'])).toBe('waiting');
  await vi.advanceTimersByTimeAsync(1_500);
  expect(await answer).toMatchObject({ status: 408 });
});

test('a sender who brings hardly anything is given up, one who is only slow is not, and our own pauses do not count', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const bounds = { mostBytes: 1_000_000, leastBytes: 100, withinMs: 1_000 };
  const everySoMs = (ms: number, bytes: number) =>
    new ReadableStream({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, ms));
        controller.enqueue(new Uint8Array(bytes));
      },
    });
  const readTen = async (stream: ReadableStream, pauseMs = 0) => {
    let count = 0;
    for await (const _ of openBody(post(stream), bounds)()) {
      count += 1;
      if (count === 10) return 'ten pieces';
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    return count;
  };
  const outcomes = Promise.allSettled([
    readTen(everySoMs(900, 100)),
    readTen(everySoMs(400, 30)),
    readTen(everySoMs(900, 100), 5_000),
  ]);
  await vi.advanceTimersByTimeAsync(100_000);
  expect(await outcomes).toMatchObject([
    { value: 'ten pieces' },
    { reason: { refused: { status: 408 } } },
    { value: 'ten pieces' },
  ]);
});

test('hostile parts are refused in plain words: too many, too long, files, no boundary, no end', async () => {
  const partOf = (name: string, text: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
  const type = 'multipart/form-data; boundary=b';
  const send = (body: string, as = type) => refusal(post(body, as));
  expect(await send(`${partOf('a', '1').repeat(10_000)}--b--\r\n`)).toMatchObject({ status: 413 });
  expect(await send(`${partOf('a', 'x'.repeat(200_000))}--b--\r\n`)).toMatchObject({ status: 413 });
  expect(await send(`${partOf('n'.repeat(10_000), '1')}--b--\r\n`)).toMatchObject({ status: 400 });
  expect(await send(`${partOf('__proto__', '1')}--b--\r\n`)).toMatchObject({ status: 400 });
  expect(await send(partOf('a', '1'), 'multipart/form-data')).toMatchObject({ status: 400 });
  expect(await send(partOf('a', '1'))).toMatchObject({ status: 400 });
  expect(await send('nothing of the kind')).toMatchObject({ status: 400 });
  const withFile = new FormData();
  withFile.append('a', new Blob(['x']), 'a.csv');
  expect(await refusal(post(withFile))).toMatchObject({ status: 400, said: expect.stringContaining('no files') });
});

test('files arrive one after another, under their own names', async () => {
  const names = ['a=b.csv', 'a;b.csv', 'a; filename="x".csv', 'é 日本 😀.csv', "it's (1), 100%.csv", 'calls.csv'];
  const form = new FormData();
  for (const name of names) form.append('files', new Blob([`content of ${name}`]), name);
  form.append('note', 'last');
  const request = post(form);
  const came: string[] = [];
  let underway = 0;
  const texts = await readMultipart(
    request.headers.get('Content-Type')!,
    openBody(request, DOOR_BODY)(),
    async (file) => {
      underway += 1;
      expect(underway).toBe(1);
      let text = '';
      for await (const chunk of file.content) text += chunk;
      await new Promise((resolve) => setTimeout(resolve, 5));
      underway -= 1;
      came.push(`${file.name}: ${text}`);
    },
  );
  // Browsers and undici alike write a quotation mark as %22.
  expect(came).toEqual(names.map((name) => `${name.replaceAll('"', '%22')}: content of ${name}`));
  expect(texts).toEqual([['note', 'last']]);
});

test('where a file is refused, or the form breaks off in it, whoever reads it is told and nothing hangs', async () => {
  const head = '--b\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\n';
  const type = 'multipart/form-data; boundary=b';
  const read = (body: string, takeFile: (content: AsyncIterable<unknown>) => Promise<void>) =>
    readMultipart(type, openBody(post(body, type), { ...DOOR_BODY, mostBytes: 1_000_000 })(), ({ content }) =>
      takeFile(content),
    );
  const full = read(`${head}${'x'.repeat(500_000)}\r\n--b--\r\n`, () => Promise.reject(new Error('disk full')));
  await expect(full).rejects.toThrow('disk full');
  const broken = read(`${head}${'x'.repeat(500_000)}`, async (content) => {
    for await (const _ of content);
  });
  await expect(broken).rejects.toMatchObject({ refused: { status: 400 } });
});
