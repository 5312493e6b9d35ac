import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Locator } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures';
import { abandoned, chooseFile, FIVE9_HEADERS, untilDone } from './import-steps';

/** So many that the load lasts while one looks at it twice; years before the center's own, so that it meets no other row. */
const ROWS = 600_000;

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-cancel-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a load shows how far it is, also after a reload; cancelled it leaves nothing, and one click runs it again', async ({
  page,
  signInAs,
}) => {
  await signInAs('ops');
  await chooseFile(page, await writeLargeFile());
  await page.getByRole('button', { name: 'Load this file' }).click();
  await expect(page).toHaveURL(/\/imports\/\d+$/);
  await expect(page.getByText(/rows a second/)).toBeVisible();
  const before = await rowsRead(page.locator('main'));
  await page.reload();
  await expect(page.getByText(/rows a second/)).toBeVisible();
  expect(await rowsRead(page.locator('main'))).toBeGreaterThanOrEqual(before);

  await page.getByRole('button', { name: 'Cancel load', exact: true }).click();
  await untilDone(page, /^This load was canceled/);
  await expect(page.getByText('Nothing was loaded')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Results' })).toHaveCount(0);
  await expectAccessible(page, 'a cancelled import');

  await page.getByRole('button', { name: 'Load file again' }).click();
  await expect(page.getByText(/rows a second/)).toBeVisible();
  await page.goto('/imports');
  const row = page.getByRole('row', { name: /five9-many\.csv/ }).first();
  await row.getByRole('button', { name: 'Cancel' }).click();
  await untilDone(page, /^This load was canceled/);
});

async function writeLargeFile(): Promise<string> {
  const path = join(folder, 'five9-many.csv');
  const file = createWriteStream(path);
  file.write(`${FIVE9_HEADERS}\r\n`);
  for (let at = 0; at < ROWS; at += 10_000) {
    const rows = Array.from({ length: 10_000 }, (_, n) =>
      abandoned(String(400_000_000_000_000 + at + n), `Tue, 20 Mar 2018 09:${String(n % 60).padStart(2, '0')}:40`),
    );
    file.write(`${rows.join('\r\n')}\r\n`);
  }
  await finished(file.end());
  return path;
}

async function rowsRead(main: Locator): Promise<number> {
  const text = await main.getByText(/rows a second/).textContent();
  return Number(/^([\d,]+) rows/.exec(text ?? '')?.[1]?.replaceAll(',', ''));
}
