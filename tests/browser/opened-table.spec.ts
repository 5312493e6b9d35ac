import { expect, settle, test } from './fixtures';
import { findAddress, PAGES } from './pages';

test('an opened table takes the row to itself, so that no card beside it is stretched', async ({ page, signInAs }) => {
  await signInAs('supervisor');
  const person = PAGES.find(({ name }) => name === 'person')!;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(await findAddress(page, person, 'supervisor'));
  await settle(page);
  const grid = page.locator('.grid-two:not(.is-filled)');
  const heights = () => grid.locator(':scope > .card').evaluateAll((cards) => cards.map((card) => card.clientHeight));
  const before = await heights();
  await grid.locator('summary', { hasText: 'Show as table' }).first().click();
  await expect(grid.locator('table')).toBeVisible();
  const [opened = 0, ...others] = await heights();
  expect(opened).toBeGreaterThan(before[0]! + 100);
  for (const [at, height] of others.entries()) expect(height).toBeLessThanOrEqual(before[at + 1]! + 60);
});
