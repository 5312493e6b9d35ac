import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type RunningServer, startServer } from '../server';
import { AS_OF, KEPT } from './demo-data';
import { expect, expectAccessible, signInThroughDoor, test } from './fixtures';

const ADDRESS = /\/settings(\?underway=)?$/;

let folder: string;
let server: RunningServer;

// A database of its own: what is changed here changes figures on every page.
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-settings-'));
  cpSync(KEPT, folder, { recursive: true, filter: (path) => basename(path) !== 'exports' });
  const DATABASE_URL = `file:${join(folder, 'fairlead.db')}`;
  server = await startServer('scripts/serve.mjs', { DATABASE_URL, FAIRLEAD_DEMO: '1', AS_OF });
});
test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a setting is changed once it was seen what that does, is a new version of what hangs on it, and is put back', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ baseURL: server.url })).newPage();
  await signInThroughDoor(page, 'admin');
  const before = await serviceLevel(page);
  expect(before.version).toBe('1 · service_level');

  await page.goto('/settings');
  await expect(threshold(page)).toHaveValue('20');
  await expect(page.getByRole('button', { name: 'Save changes', exact: true })).toHaveCount(0);
  await threshold(page).fill('45');
  await page.getByRole('button', { name: 'Preview changes' }).click();
  const preview = page.getByRole('row', { name: /^Service level/ });
  await expect(preview).toContainText('answered within 45 s');
  const [now, then] = await Promise.all([0, 1].map((at) => textOf(preview.getByRole('cell').nth(at))));
  expect(now).toContain(before.figure);
  expect(then).not.toBe(now);
  await expectAccessible(page, 'what a setting would change');
  expect(await serviceLevel(page)).toEqual(before);

  await page.goto('/settings');
  await threshold(page).fill('45');
  await page.getByRole('button', { name: 'Preview changes' }).click();
  await page.getByRole('button', { name: 'Save changes', exact: true }).click();
  await expectThreshold(page, '45');
  const changed = await serviceLevel(page);
  expect(then).toContain(changed.figure);
  expect(changed.version).toContain('2 · service_level');
  expect(changed.version).toMatch(/Version 2, set on .+ by .+: answered within 45 s/);
  expect(changed.version).toMatch(/Version 1, until the first change: answered within 20 s/);

  await page.goto('/settings');
  await expect(page.getByRole('row', { name: /Service level threshold: 20 s, now 45 s/ })).toBeVisible();
  await page.getByRole('button', { name: 'Restore…' }).first().click();
  await expect(page.getByRole('row', { name: /^Service level/ })).toContainText('answered within 20 s');
  await page.getByRole('button', { name: 'Save changes', exact: true }).click();
  await expectThreshold(page, '20');
  const back = await serviceLevel(page);
  expect(back.figure).toBe(before.figure);
  expect(back.version).toContain('3 · service_level');
  await page.context().close();
});

const threshold = (page: Page) => page.getByLabel('Service level threshold (seconds)');

/** A change is made on another thread: its page says that it is being made until it is. */
async function expectThreshold(page: Page, seconds: string): Promise<void> {
  await expect(page).toHaveURL(ADDRESS);
  await expect(async () => {
    await page.goto('/settings');
    await expect(threshold(page)).toHaveValue(seconds, { timeout: 500 });
  }).toPass();
}

/** What the catalogue says of the service level: the figure, and which version it is with those before. */
async function serviceLevel(page: Page): Promise<{ figure: string; version: string }> {
  await page.goto('/metrics');
  const card = page.locator('#service_level');
  const version = card.locator('dt', { hasText: /^Version$/ }).locator('xpath=following-sibling::dd[1]');
  const figure = (await textOf(card.locator('.figure').first())).match(/\d+%/);
  return { figure: figure?.[0] ?? '', version: await textOf(version) };
}

const textOf = async (found: Locator) => ((await found.textContent()) ?? '').trim();
