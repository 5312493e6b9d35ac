import { expect, test } from './fixtures';

/** Longer than a page waits before it asks what holds its saving up. */
const SLOW_MS = 4_000;

for (const isLoading of [true, null]) {
  const what = isLoading ? 'says that a file is being loaded' : 'asks in vain what holds it up';
  test(`a page whose saving takes long ${what}, and still saves`, async ({ page, signInAs, allowNoise }) => {
    if (isLoading === null) allowNoise(/404/);
    await signInAs('admin');
    let asked = 0;
    await page.route('**/loading-now', (route) => {
      asked += 1;
      return isLoading === null ? route.fulfill({ status: 404, body: 'no' }) : route.fulfill({ json: { isLoading } });
    });
    await page.route(/\/tokens(\.data)?(\?|$)/, async (route) => {
      if (route.request().method() === 'POST') await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
      await route.continue();
    });
    await page.goto('/tokens', { waitUntil: 'networkidle' });
    await page.getByLabel('Name').fill(`slow ${Date.now()}`);
    await page.getByRole('button', { name: 'Create token' }).click();
    if (isLoading) await expect(page.getByText('What you sent is saved as soon as it is through.')).toBeVisible();
    await expect(page.locator('.notice code')).toHaveText(/^fairlead_/);
    await expect(page.getByText('What you sent is saved as soon as it is through.')).toBeHidden();
    expect(asked).toBeGreaterThan(0);
  });
}
