import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { renderToPipeableStream } from 'react-dom/server';
import { expect, test } from 'vitest';
import { renderWhole } from '~/render-whole.server';

const WEEKS = Array.from({ length: 4000 }, (_, week) => `week ${week} · 1:${week % 60} – 2:05 · expected`);

/** Many short texts with characters of several bytes, so that some meet the end of React's buffer. */
const PAGE = (
  <ul>
    {WEEKS.map((week) => (
      <li key={week}>{week}</li>
    ))}
  </ul>
);

function Broken(): never {
  throw new Error('no such figure');
}

test('React alone sends NUL bytes between some characters, which is why they are taken out', async () => {
  expect(await text(renderToPipeableStream(PAGE).pipe(new PassThrough()))).toContain('\0');
});

test('a page reaches the browser without NUL bytes and with every character whole', async () => {
  const html = new TextDecoder().decode(await renderWhole(PAGE, 'nonce'));
  expect(html).not.toMatch(/[\0\ufffd]/);
  expect(html.match(/<li>(.*?)<\/li>/g)).toEqual(WEEKS.map((week) => `<li>${week}</li>`));
});

test('a page that cannot be drawn is an error, not half a page', async () => {
  await expect(renderWhole(<Broken />, 'nonce')).rejects.toThrow('no such figure');
});
