import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures';

const SUMMER = 'period=2026-Q3';

test('a leader writes a new version for the next quarter; the quarters before stay as they were told, and it can be taken back', async ({
  page,
  signInAs,
  allowNoise,
}) => {
  allowNoise(/the server responded with a status of 400/);
  await signInAs('leader');
  const person = await findPerson(page);
  const before = await cardOf(page, person);
  expect(before).toMatch(/\d+ points/);

  await page.goto('/scorecard');
  await page.getByRole('link', { name: 'New version' }).click();
  await expect(page).toHaveURL(/\/scorecard\/new$/);
  const weights = page.getByLabel('Pillar weight (%)');
  await weights.first().fill('40');
  await page.getByLabel('Reason for this version').fill('Who is heard comes back.');
  await page.getByRole('button', { name: 'Save version' }).click();
  await expect(page.getByRole('alert')).toContainText('add up to 90%: 10% missing.');
  await expectAccessible(page, 'a version that was refused');

  await page.getByRole('button', { name: 'Add a metric to pillar 3' }).click();
  await expect(page.getByLabel('Metric', { exact: true })).toHaveCount(5);
  await expect(weights.first()).toHaveValue('40');
  await page.getByRole('button', { name: 'Remove metric 2' }).last().click();
  await expect(page.getByLabel('Metric', { exact: true })).toHaveCount(4);
  await weights.last().fill('45');
  await page.getByRole('button', { name: 'Save version' }).click();

  await expect(page).toHaveURL(/\/scorecard$/);
  const version = page
    .getByRole('table', { name: 'Versions of the scorecard' })
    .getByRole('row', { name: /Version 3/ });
  await expect(version).toContainText('“We solve it”: 50%, now 40%. “People leave feeling heard”: 35%, now 45%.');
  await expect(version).toContainText('upcoming');
  await expectAccessible(page, 'a scorecard with a version to come');
  expect(await cardOf(page, person)).toBe(before);

  await page.goto('/scorecard');
  await version.getByText('Undo version 3').click();
  await page.getByRole('button', { name: 'Yes, undo this version' }).click();
  await expect(version).toContainText('undone');
  expect(await cardOf(page, person)).toBe(before);
});

test('an agent reads their own card as their supervisor does, and each figure leads to its rows', async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs('agent');
  await page.goto('/');
  await page.locator('main').getByRole('link', { name: 'Scorecard', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(': scorecard');
  const path = new URL(page.url()).pathname;
  const own = await cardOf(page, path);

  const other = await (await browser.newContext()).newPage();
  await other.goto('/sign-in');
  await other.getByRole('button', { name: /^Sign in as .+, supervisor$/ }).click();
  await other.waitForURL((url) => url.pathname !== '/sign-in');
  expect(await cardOf(other, path)).toBe(own);
  await other.context().close();

  const figure = page
    .getByRole('row', { name: /Customer satisfaction/ })
    .locator('a.figure-value')
    .first();
  const value = (await figure.textContent()) ?? '';
  await figure.click();
  await expect(page).toHaveURL(/\/contacts\?/);
  await expect(page.locator('main .figure-value').first()).toHaveText(value);
});

/** What the cards of a person's scorecard of the summer say. */
async function cardOf(page: Page, path: string): Promise<string> {
  await page.goto(`${path}?${SUMMER}`);
  await page.locator('.card').first().waitFor();
  return (await page.locator('main .card').allTextContents()).join('\n');
}

/** The scorecard of somebody in the first team. */
async function findPerson(page: Page): Promise<string> {
  await page.goto('/teams');
  await page.locator('main a[href^="/teams/"]').first().click();
  await page.locator('main').getByRole('link', { name: 'Scorecard', exact: true }).click();
  await expect(page.getByRole('table', { name: /Scorecards of the team/ })).toBeVisible();
  const href = await page.locator('main tbody a[href^="/people/"]').first().getAttribute('href');
  return href!.split('?')[0]!;
}
