import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures';

const HEADERS =
  'CALL ID,TIMESTAMP,CAMPAIGN,CALL TYPE,AGENT,AGENT NAME,DISPOSITION,ANI,CUSTOMER NAME,DNIS,CALL TIME,BILL TIME (ROUNDED),COST,IVR TIME,QUEUE WAIT TIME,RING TIME,TALK TIME,HOLD TIME,PARK TIME,AFTER CALL WORK TIME,TRANSFERS,CONFERENCES,HOLDS,ABANDONED,RECORDINGS';

/** An abandoned call of Five9's log: it is nobody's, so that no page of a person changes while other tests read it. */
const abandoned = (id: string, timestamp: string, agent = '[None]') =>
  `${id},"${timestamp}",Deliveries,Inbound,${agent},,Abandon,5552098066,,8335550100,00:00:23,00:00:24,0.0069,00:00:20,00:00:03.000,,,,,,,,,1,`;

const FILE = {
  name: 'five9-last-night.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      HEADERS,
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
  await choose(page, FILE);
  await expect(page.getByText('Taken for: Five9 call log', { exact: false })).toBeVisible();
  await expectAccessible(page, 'files looked at before loading');
  await page.getByRole('button', { name: 'Load this file' }).click();
  await untilDone(page, /^Loaded: 3 new rows\. 1 row was refused.* 1 row waits/);
  const first = page.url();
  expect(await fates(page)).toEqual({
    Inserted: '3',
    Updated: '0',
    Unchanged: '0',
    Refused: '1',
    Skipped: '0',
    Held: '1',
    Read: '5',
  });
  await expectAccessible(page, 'an import with refused rows');

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the refused rows' }).click();
  const refused = readFileSync(await (await download).path(), 'utf8');
  expect(refused).toContain('some time on Tuesday');
  expect(refused).not.toContain('nobodyknown');
  expect(refused).not.toContain('390000000000001');

  await page.getByLabel('Show').selectOption({ label: 'Refused' });
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  const line = page.locator('#rows tbody').getByRole('row', { name: /TIMESTAMP/ });
  await expect(line).toContainText('some time on Tuesday');
  await line.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Line 5');
  await expect(page.locator('main')).toContainText('some time on Tuesday');

  await choose(page, FILE);
  await expect(page.getByText('This very file was loaded before')).toBeVisible();
  await page.getByRole('button', { name: 'Load this file' }).click();
  await untilDone(page, /nothing changed|No row of this file was new/);
  expect(await fates(page)).toMatchObject({ Inserted: '0', Updated: '0', Unchanged: '3' });

  await page.goto(first);
  await page.getByText('Take this import back').click();
  await page.getByRole('button', { name: 'Yes, take it back' }).click();
  await untilDone(page, /^This import was taken back/);
  await page.goto('/imports');
  await expect(page.getByRole('row', { name: /five9-last-night\.csv/ }).last()).toContainText('Taken back');
});

test('a file that is no export is told what it is, and nothing is written', async ({ page, signInAs, allowNoise }) => {
  allowNoise(/status of 400/);
  await signInAs('ops');
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  for (const [name, buffer, said] of [
    ['holiday.csv', png, /image|not text|binary/i],
    ['empty.csv', Buffer.alloc(0), /empty/i],
    ['headers.csv', Buffer.from(`${HEADERS}\r\n`), /no rows|only headers|headers/i],
    ['menu.csv', Buffer.from('dish,price\r\nsoup,4\r\n'), /not recognised/i],
  ] as const) {
    await choose(page, { name, mimeType: 'text/csv', buffer });
    await expect(page.locator('main').first()).toContainText(said);
  }
});

async function choose(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.goto('/imports/new');
  await page.getByLabel('Files').setInputFiles(file);
  await page.getByRole('button', { name: 'See what they are' }).click();
  await expect(page.getByRole('heading', { name: file.name }).or(page.getByRole('alert')).first()).toBeVisible();
}

/** The page follows the load by itself and ends by telling how it went. */
async function untilDone(page: Page, told: RegExp): Promise<void> {
  await expect(page).toHaveURL(/\/imports\/\d+$/);
  await expect(page.locator('.notice-title').filter({ hasText: told })).toBeVisible({ timeout: 60_000 });
}

/** What every row became, as the page counts it. */
async function fates(page: Page): Promise<Record<string, string>> {
  const table = page.getByRole('table', { name: 'What the rows became' });
  const rows = await table.locator('tbody tr').all();
  const cells = await Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
  return Object.fromEntries(cells.map(([fate = '', count = '']) => [fate, count]));
}
