import { PassThrough, type Transform } from 'node:stream';
import { text } from 'node:stream/consumers';
import { renderToPipeableStream } from 'react-dom/server';
import { expect, test } from 'vitest';
import { withoutNulBytes } from '~/without-nul-bytes.server';

const WEEKS = Array.from({ length: 4000 }, (_, week) => `week ${week} · 1:${week % 60} – 2:05 · expected`);

/** Many short texts with characters of several bytes, so that some meet the end of React's buffer. */
const drawThrough = (body: Transform) =>
  text(
    renderToPipeableStream(
      <ul>
        {WEEKS.map((week) => (
          <li key={week}>{week}</li>
        ))}
      </ul>,
    ).pipe(body),
  );

test('React alone sends NUL bytes between some characters, which is why they are taken out', async () => {
  expect(await drawThrough(new PassThrough())).toContain('\0');
});

test('a page reaches the browser without NUL bytes and with every character whole', async () => {
  const html = await drawThrough(withoutNulBytes());
  expect(html).not.toMatch(/[\0\ufffd]/);
  expect(html.match(/<li>(.*?)<\/li>/g)).toEqual(WEEKS.map((week) => `<li>${week}</li>`));
});
