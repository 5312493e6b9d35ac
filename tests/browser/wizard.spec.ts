import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, settle, test } from './fixtures';
import { chooseFile, untilDone } from './import-steps';

const NARROW = { width: 390, height: 844 };
const WIDE = { width: 1440, height: 900 };

/** A log of calls that nobody took, of a system that Fairlead does not know: no page of a person changes by it. */
function callLog(name: string, prefix: string, calls: number) {
  const header = `${prefix} Session,Leg,Line,Began,Result,Rang,Comment`;
  const two = (value: number) => String(value).padStart(2, '0');
  const rows = Array.from({ length: calls }, (_, place) =>
    [
      `${prefix}-${Math.floor(place / 2)}`,
      (place % 2) + 1,
      'Spare line',
      `2019-03-${two((place % 20) + 1)} 1${place % 10}:30`,
      place % 2 === 0 ? 'Missed' : 'Voicemail',
      place + 2,
      'no',
    ].join(','),
  );
  return { name, mimeType: 'text/csv', buffer: Buffer.from(`${[header, ...rows].join('\r\n')}\r\n`) };
}

test('an unknown file is mapped, checked whole and saved; the next one of its layout is known', async ({
  page,
  signInAs,
  allowNoise,
}) => {
  // The name that is taken answers so.
  allowNoise(/status of 400/);
  await signInAs('ops');
  await chooseFile(page, callLog('switchboard.csv', 'Sb', 40));
  await expect(page.getByText('Not recognized')).toBeVisible();
  await page.getByRole('link', { name: 'Map columns' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Map the columns');
  await expect(page.getByLabel('Began means')).toHaveValue('started');
  await expect(page.getByText('Choose the unique row ID.')).toBeVisible();

  // What is said shows in the rows at once.
  await page.getByText(/columns kept as attributes/).click();
  await page.getByLabel('Sb Session means').selectOption({ label: 'Contact id' });
  await expect(page.getByLabel('Unique row ID')).toHaveValue('contact_id+leg_id');
  await page.getByLabel('Line means').selectOption({ label: 'Queue or skill' });
  await expect(firstRows(page).getByRole('columnheader', { name: /Queue or skill/ })).toBeVisible();
  await page.getByLabel('Rang means').selectOption({ label: 'Wait until answered' });
  await page.getByLabel('Unit of bare numbers in Rang').selectOption('min');
  await expect(firstRows(page).getByRole('cell', { name: '2:00 2', exact: true })).toBeVisible();
  await expectAccessible(page, 'columns being mapped');
  await page.getByLabel('Unit of bare numbers in Rang').selectOption('s');
  await expect(firstRows(page).getByRole('cell', { name: '0:02 2', exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Line means')).toHaveValue('queue');
  await expectNarrow(page, 'columns at 390 px');

  await page.getByRole('button', { name: 'Check the whole file' }).click();
  await expect(page.getByRole('heading', { name: '40 rows would be loaded' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Wait/ })).toContainText('40');
  await expectAccessible(page, 'a whole file checked');
  await expectNarrow(page, 'the check at 390 px');
  await page.getByLabel('Layout name').fill('Zendesk tickets');
  await page.getByRole('button', { name: 'Save layout and load' }).click();
  await expect(page.getByText('A layout named “Zendesk tickets” already exists')).toBeVisible();
  await page.getByLabel('Layout name').fill('Switchboard');
  await page.getByRole('button', { name: 'Save layout and load' }).click();
  await untilDone(page, /^Loaded: 40 new rows/);
  const loaded = page.url();

  await chooseFile(page, callLog('switchboard-2.csv', 'Sb', 44));
  await expect(page.getByText(/^Detected as: Switchboard, because/)).toBeVisible();
  await expect(page.getByText('100% sure')).toBeVisible();

  await page.goto('/imports/profiles');
  const row = page.getByRole('row', { name: /^Switchboard/ });
  await expect(row).toContainText('version 1');
  await row.getByRole('button', { name: 'Retire Switchboard' }).click();
  await expect(row).toContainText('Retired');
  await expectAccessible(page, 'known layouts, one retired');
  await page.goto(loaded);
  await page.getByText('Undo import', { exact: true }).click();
  await page.getByRole('button', { name: 'Yes, undo import' }).click();
  await untilDone(page, /^This import was undone/);
});

test('a file is mapped and loaded once by keyboard alone', async ({ page, signInAs }) => {
  await signInAs('ops');
  await chooseFile(page, callLog('exchange.csv', 'Ex', 30));
  await tabTo(page, page.getByRole('link', { name: 'Map columns' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Map the columns');
  await settle(page);
  await tabTo(page, page.getByText(/columns kept as attributes/));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('Ex Session means'));
  await page.keyboard.type('Contact id');
  await expect(firstRows(page).getByRole('columnheader', { name: /Contact id/ })).toBeVisible();
  await tabTo(page, page.getByLabel('Line means'));
  await page.keyboard.type('Queue');
  await expect(firstRows(page).getByRole('columnheader', { name: /Queue or skill/ })).toBeVisible();
  await expect(page.getByLabel('Line means')).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Check the whole file' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '30 rows would be loaded' })).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Load without saving the layout' }));
  await page.keyboard.press('Enter');
  await untilDone(page, /^Loaded: 30 new rows/);
  await page.getByText('Undo import', { exact: true }).click();
  await page.getByRole('button', { name: 'Yes, undo import' }).click();
  await untilDone(page, /^This import was undone/);
});

test('a file whose dates could be either way round asks, and keeps the file', async ({ page, signInAs }) => {
  await signInAs('ops');
  const rows = ['W1,03/04/2019,09:00,N', 'W2,01/02/2019,10:00,N', 'W3,05/06/2019,11:00,N'];
  const buffer = Buffer.from(['Call Id,Date,Time,Answered', ...rows, ''].join('\r\n'));
  await chooseFile(page, { name: 'either-way.csv', mimeType: 'text/csv', buffer });
  await expect(page.getByText('One question', { exact: true })).toBeVisible();
  await page.getByLabel('April 3: the day comes first').check();
  await page.getByRole('button', { name: 'Preview with these settings' }).click();
  await expect(page.getByText(/2019-04-03 09:00:00/)).toBeVisible();
  await page.getByText('Change import settings').click();
  await page.getByLabel('Date order').selectOption('mdy');
  await page.getByRole('button', { name: 'Preview with these settings' }).click();
  await expect(page.getByText(/2019-03-04 09:00:00/)).toBeVisible();
});

const firstRows = (page: Page) => page.getByRole('region', { name: 'First rows, scrollable' });

/** Holds the page to one phone's width, then goes back to the desk. */
async function expectNarrow(page: Page, situation: string): Promise<void> {
  await page.setViewportSize(NARROW);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, situation).toBeLessThanOrEqual(NARROW.width);
  await expectAccessible(page, situation);
  await page.setViewportSize(WIDE);
}

/** Presses Tab until the element has the focus; fails where it never comes. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${wanted}`);
}
