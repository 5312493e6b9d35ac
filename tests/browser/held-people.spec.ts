import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures';

/** The demo has six calls of one agent under a login with two letters swapped, which nobody knows. */
const SIX_ROWS = /^6 rows from /;

test('rows of an unknown login wait, count for whoever it is once somebody says so, and wait again when that is taken back', async ({
  page,
  signInAs,
}) => {
  await signInAs('admin');
  await page.goto('/imports');
  await page.getByRole('link', { name: 'Match agents' }).click();
  await expect(page).toHaveURL(/\/imports\/people$/);
  const card = page.locator('section.card').filter({ has: page.getByText(SIX_ROWS) });
  const agent = (await card.getByRole('heading').textContent()) ?? '';
  const before = await contactsOf(page, agent);
  await page.goto('/imports/people');
  await expectAccessible(page, 'people who are waited for');
  await card.getByText('Match, add or ignore').click();
  await expectAccessible(page, 'what else may be said of them');
  await card.getByRole('button', { name: `Match to ${agent}` }).click();
  await expect(card).toHaveCount(0);
  expect(await contactsOf(page, agent)).toBe(before + 6);

  await page.goto('/imports/people?view=decided');
  const decided = page.getByRole('row', { name: new RegExp(agent) });
  await expect(decided).toContainText('6 rows');
  await expectAccessible(page, 'what was decided about them');
  await decided.getByRole('button', { name: /^Undo decision/ }).click();
  await expect(decided).toHaveCount(0);
  expect(await contactsOf(page, agent)).toBe(before);
});

test('what a merge would move is shown before anything moves', async ({ page, signInAs }) => {
  await signInAs('admin');
  await page.goto('/imports/people/merge');
  await expectAccessible(page, 'records of one person');
  const people = page.locator('#people option');
  await people.first().waitFor({ state: 'attached' });
  const [first, second] = await people.evaluateAll((options) =>
    options.map((each) => each.getAttribute('value') ?? ''),
  );
  await page.getByLabel('Record to keep').fill(first ?? '');
  await page.getByLabel('Duplicate', { exact: true }).fill(second ?? '');
  await page.getByRole('button', { name: 'Preview merge' }).click();
  const preview = page.getByRole('table', { name: 'The two records' });
  await expect(preview.getByRole('row', { name: /^Contacts/ })).toContainText(/\d/);
  await page.getByText('Merge records', { exact: true }).click();
  await expect(page.getByRole('button', { name: 'Yes, merge records' })).toBeVisible();
  await expectAccessible(page, 'what a merge would move');
});

/** How many contacts lie behind the person's figures, over all days: the page that a figure of theirs leads to. */
async function contactsOf(page: Page, name: string): Promise<number> {
  const days = '/contacts?from=2026-01-01&to=2026-12-31';
  await page.goto(days);
  const person = await page
    .getByLabel('Person')
    .getByRole('option', { name, includeHidden: true })
    .getAttribute('value');
  await page.goto(`${days}&person=${person}`);
  const said = await page.locator('.pagination').textContent();
  return Number(/of ([\d,]+)/.exec(said ?? '')?.[1]?.replaceAll(',', ''));
}
