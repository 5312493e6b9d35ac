import { readFileSync } from 'node:fs';
import { expect, expectAccessible, test } from './fixtures';
import { abandoned, chooseFile, FIVE9_HEADERS, fates, untilDone } from './import-steps';

const FILE = {
  name: 'five9-last-night.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      FIVE9_HEADERS,
      abandoned('390000000000001', 'Tue, 17 Nov 2026 09:00:40'),
      abandoned('390000000000002', 'Tue, 17 Nov 2026 09:01:40'),
      abandoned('390000000000003', 'Tue, 17 Nov 2026 09:02:40'),
      abandoned('390000000000004', 'some time on Tuesday'),
      abandoned('390000000000005', 'Tue, 17 Nov 2026 09:03:40', 'nobodyknown'),
      '',
    ].join('\r\n'),
  ),
};

test('ops loads a file with bad rows, downloads them, loads it again with nothing changed, and takes it back', async ({
  page,
  signInAs,
}) => {
  await signInAs('ops');
  await chooseFile(page, FILE);
  await expect(page.getByText('Detected as: Five9 call log', { exact: false })).toBeVisible();
  await expectAccessible(page, 'files looked at before loading');
  await page.getByRole('button', { name: 'Load this file' }).click();
  await untilDone(page, /^Loaded: 3 new rows\. 1 row was rejected.* 1 row is unmatched/);
  const first = page.url();
  expect(await fates(page)).toEqual({
    Added: '3',
    Updated: '0',
    Unchanged: '0',
    Rejected: '1',
    Skipped: '0',
    Unmatched: '1',
    'Rows read': '5',
  });
  await expectAccessible(page, 'an import with refused rows');

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download rejected rows' }).click();
  const refused = readFileSync(await (await download).path(), 'utf8');
  expect(refused).toContain('some time on Tuesday');
  expect(refused).not.toContain('nobodyknown');
  expect(refused).not.toContain('390000000000001');

  await page.getByLabel('Show').selectOption({ label: 'Rejected' });
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  const line = page.locator('#rows tbody').getByRole('row', { name: /TIMESTAMP/ });
  await expect(line).toContainText('some time on Tuesday');
  await line.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Line 5');
  await expect(page.locator('main')).toContainText('some time on Tuesday');

  await chooseFile(page, FILE);
  await expect(page.getByText('This file was already loaded')).toBeVisible();
  await page.getByRole('button', { name: 'Load this file' }).click();
  await untilDone(page, /nothing changed|No row of this file was new/);
  expect(await fates(page)).toMatchObject({ Added: '0', Updated: '0', Unchanged: '3' });

  await page.goto(first);
  await page.getByText('Undo import', { exact: true }).click();
  await page.getByRole('button', { name: 'Yes, undo import' }).click();
  await untilDone(page, /^This import was undone/);
  await page.goto('/imports');
  await expect(page.getByRole('row', { name: /five9-last-night\.csv/ }).last()).toContainText('Undone');
});

test('a file that is no export is told what it is, and nothing is written', async ({ page, signInAs, allowNoise }) => {
  allowNoise(/status of 400/);
  await signInAs('ops');
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  for (const [name, buffer, said] of [
    ['holiday.csv', png, /image|not text|binary/i],
    ['empty.csv', Buffer.alloc(0), /empty/i],
    ['headers.csv', Buffer.from(`${FIVE9_HEADERS}\r\n`), /no rows|only headers|headers/i],
    ['menu.csv', Buffer.from('dish,price\r\nsoup,4\r\n'), /not recognized/i],
  ] as const) {
    await chooseFile(page, { name, mimeType: 'text/csv', buffer });
    await expect(page.locator('main').first()).toContainText(said);
  }
});
