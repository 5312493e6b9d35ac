import { expect, test } from './fixtures';

/** Has two goals, changes, and a training behind them. */
const PERSON = 'Amara Nwosu';

for (const format of ['A4', 'Letter'])
  test(`the sheet for a 1:1 is one page of ${format}, with two goals too`, async ({ page, signInAs }) => {
    await signInAs('supervisor');
    await page.goto('/teams');
    await page.locator('main').getByRole('link', { name: PERSON }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(PERSON);
    expect(await page.getByRole('link', { name: /^Goal · / }).count()).toBe(2);
    const sheet = (await page.pdf({ format })).toString('latin1');
    expect(sheet.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });
