import type { Page } from '@playwright/test';
import { expect, signInThroughDoor, test } from './fixtures';

/** The demo's agent, who is in its supervisor's team. */
const AGENT = 'Amara Nwosu';

test('a supervisor reads Today, opens a person and sets a goal; the agent sees that goal and the same page', async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs('supervisor');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Today');
  await page
    .locator('main')
    .getByRole('link', { name: /^[A-Z]\S+ [A-Z]\S+$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/people\/\d+/);

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Teams' }).click();
  await openTeam(page);
  await page.locator('main').getByRole('link', { name: AGENT }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(AGENT);
  const personUrl = page.url();

  await page.getByRole('link', { name: 'New goal' }).click();
  await page.getByLabel('Metric', { exact: true }).selectOption({ label: 'Transfer rate' });
  await expect(page).toHaveURL(/metric=transfer_rate/);
  await expect(page.getByRole('heading', { name: 'SMART check' })).toBeVisible();
  await page.getByRole('button', { name: 'Save goal' }).click();
  await expect(page).toHaveURL(/\/goals\/\d+$/);
  await expect(page.getByRole('status').filter({ hasText: 'Goal set.' })).toBeVisible();
  const goalPath = new URL(page.url()).pathname;
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/transfer/i);
  const goal = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';

  const agentPage = await (await browser.newContext()).newPage();
  await agentPage.goto('/sign-in');
  await signInThroughDoor(agentPage, 'agent');
  await expect(agentPage).toHaveURL(personUrl);
  await agentPage.locator(`a[href="${goalPath}"]`).first().click();
  await expect(agentPage.getByRole('heading', { level: 1 })).toHaveText(goal);
  await expect(agentPage.getByRole('button', { name: 'Save goal' })).toHaveCount(0);

  await page.reload();
  await expect(page.getByText('Goal set.')).toHaveCount(0);
  await page.goto(personUrl);
  await agentPage.goto(personUrl);
  expect(await cardsOf(agentPage)).toEqual(await cardsOf(page));
  await agentPage.context().close();
});

test('a number on the person page leads to its contacts, and a contact to the line of its file', async ({
  page,
  signInAs,
}) => {
  await signInAs('agent');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(AGENT);
  const figure = page
    .locator('#figures')
    .getByRole('row', { name: /Transfer rate/ })
    .locator('a.figure-value');
  const value = (await figure.textContent()) ?? '';
  await figure.click();
  await expect(page).toHaveURL(/\/contacts\?/);
  await expect(page.locator('main .figure-value').first()).toHaveText(value);

  const people = await page.locator('main tbody a[href^="/people/"]').allTextContents();
  expect(people.length).toBeGreaterThan(0);
  expect(new Set(people)).toEqual(new Set([AGENT]));

  const line = page
    .locator('main tbody')
    .getByRole('link', { name: /, line [\d,]+$/ })
    .first();
  const [file = '', number = ''] = ((await line.textContent()) ?? '').split(', line ');
  await line.click();
  await expect(page).toHaveURL(/\/imports\/\d+\/rows\/\d+$/);
  await expect(page.locator('main')).toContainText(file);
  await expect(page.locator('main')).toContainText(`Line ${number.replaceAll(',', '')}`);
});

/** What the page's cards say and how many charts they draw, without the buttons that only a supervisor has. */
async function cardsOf(page: Page): Promise<unknown> {
  await page.locator('.card').first().waitFor();
  return page.locator('main .card').evaluateAll((cards) =>
    cards.map((card) => ({
      says: (card.textContent ?? '').replace(/Set a goal/g, ''),
      charts: card.querySelectorAll('svg').length,
    })),
  );
}

/** The supervisor's team: the page of teams leads to it, or is it where there is but one. */
async function openTeam(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(AGENT);
  if (/\/teams\/\d+$/.test(new URL(page.url()).pathname)) return;
  await page.locator('main a[href^="/teams/"]').first().click();
  await expect(page).toHaveURL(/\/teams\/\d+/);
}
