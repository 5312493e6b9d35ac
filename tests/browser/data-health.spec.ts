import { expect, expectAccessible, test } from './fixtures';

test('ops sees what came, what wants a look, and every day of six weeks, and reaches where it can be mended', async ({
  page,
  signInAs,
}) => {
  await signInAs('ops');
  await page.goto('/');
  await page.getByRole('link', { name: 'Data health' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Data health');

  const arrivals = page.getByRole('table', { name: 'Arrivals by report' });
  await expect(arrivals.getByRole('row', { name: /Five9/ }).first()).toContainText('Too early to tell');

  const days = page.getByRole('table', { name: 'Rows of each report by day' });
  const five9 = days.getByRole('row', { name: /Five9/ }).first();
  expect(await five9.getByRole('cell').count()).toBeGreaterThanOrEqual(36);
  await expect(five9.getByRole('cell').last()).toHaveText(/\d+ Nov: [\d,]+ rows, rows as usual/);

  const refused = page.getByRole('table', { name: 'Rejected rows by report' });
  await refused.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/imports\/\d+\?fate=rejected#rows$/);
  await expect(page.locator('#rows tbody tr').first()).toContainText('Rejected');
});

test('an admin makes a token that is shown once, sends a file with it, and revokes it', async ({
  page,
  signInAs,
  request,
}) => {
  await signInAs('admin');
  await page.goto('/tokens');
  const name = `browser test ${Date.now()}`;
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Create token' }).click();
  const token = (await page.locator('.notice code').textContent()) ?? '';
  expect(token).toMatch(/^fairlead_/);
  await expectAccessible(page, 'a token that was just made');

  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'text/csv' };
  const refused = await request.post('/api/imports?name=menu.csv', { headers, data: 'dish,price\nsoup,4\n' });
  expect(refused.status()).toBe(422);
  expect(await refused.json()).toMatchObject({ error: { code: 'unknown_layout' } });

  await page.goto('/tokens');
  const row = page.getByRole('row', { name: new RegExp(name) });
  await expect(row).not.toContainText(token);
  await row.getByText('Revoke', { exact: true }).click();
  await row.getByRole('button', { name: `Revoke ${name}` }).click();
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('revoked');
  expect((await request.get('/api/imports/1', { headers })).status()).toBe(401);
});
