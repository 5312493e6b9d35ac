import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Sqlite from 'db/sqlite/driver';
import { type RunningServer, startServer } from '../server';
import { expect, expectAccessible, test } from './fixtures';

test.describe.configure({ mode: 'serial' });

let folder: string;
let server: RunningServer;
const database = () => join(folder, 'fairlead.db');

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-first-'));
  server = await startServer('scripts/serve.mjs', { DATABASE_URL: `file:${database()}`, FAIRLEAD_DEMO: '' });
});
test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ADMIN = { name: 'Ana Admin', email: 'ana@example.com', password: 'a long enough one' };

test('the first start prints a link, the link makes the admin, and works once', async ({
  page,
  browser,
  allowNoise,
}) => {
  allowNoise(/status of (400|404)/);
  const link = /http:\/\/localhost:\d+\/welcome\/[\w-]+/.exec(server.output())?.[0] ?? '';
  await page.goto(link);
  await expectAccessible(page, 'welcome');
  await page.getByLabel('Your name').fill(ADMIN.name);
  await page.getByLabel('E-mail').fill(ADMIN.email);
  await page.getByLabel('Password').fill('too short');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText('Use at least 10 characters')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(ADMIN.email);
  await page.getByLabel('Password').fill(ADMIN.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(`${server.url}/`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  const stranger = await browser.newPage();
  await stranger.goto(link);
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('There is nothing here');
  await expect(stranger.getByText('This link was used')).toBeVisible();
  await stranger.goto(`${server.url}/sign-in`);
  await expect(stranger.getByRole('button', { name: /^Sign in as/ })).toHaveCount(0);
  await stranger.close();
});

test('an admin invites an ops analyst, who sets a password and sees the imports', async ({ page, browser }) => {
  await signIn(page);
  await page.getByRole('link', { name: 'Users' }).click();
  await page.getByLabel('E-mail').fill('omar@example.com');
  await page.getByLabel('Role').selectOption('ops');
  await page.getByRole('button', { name: 'Create invite link' }).click();
  const link = await page.locator('code').textContent();
  await expectAccessible(page, 'users, with a link to pass on');

  const guest = await browser.newPage();
  await guest.goto(link ?? '');
  await guest.getByLabel('Your name').fill('Omar Ops');
  await guest.getByLabel('Password').fill('another long one');
  await guest.getByRole('button', { name: 'Create account' }).click();
  await expect(guest).toHaveURL(`${server.url}/imports`);
  await expect(guest.getByRole('link', { name: 'Users' })).toHaveCount(0);
  await guest.close();
});

test('an admin makes a reset link for who forgot their password, who reads afterwards who did that', async ({
  page,
  browser,
}) => {
  await signIn(page);
  await page.getByRole('link', { name: 'Users' }).click();
  await page.getByRole('button', { name: 'Create reset link for Omar Ops' }).click();
  await expect(page.getByText('It works once, for 24 hours, to choose a new password')).toBeVisible();
  const link = await page.locator('code').textContent();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText(/^Copied\.|^It is selected/)).toBeVisible();
  await expectAccessible(page, 'users, with a reset link');

  const guest = await browser.newPage();
  await guest.goto(link ?? '');
  await expectAccessible(guest, 'reset');
  await guest.getByLabel('New password').fill('seven lanterns glow');
  await guest.getByRole('button', { name: 'Set new password' }).click();
  await expect(guest).toHaveURL(`${server.url}/imports`);
  await guest.getByRole('link', { name: 'Omar Ops' }).click();
  await expect(guest.getByText(/^Password reset by Ana Admin on /)).toBeVisible();
  await expectAccessible(guest, 'account, after a reset');
  await guest.close();
});

test('an invitation is withdrawn and sent again, and a closed account says what ended with it', async ({ page }) => {
  await signIn(page);
  await page.getByRole('link', { name: 'Users' }).click();
  await page.getByLabel('E-mail').fill('kim@example.com');
  await page.getByLabel('Role').selectOption('ops');
  await page.getByRole('button', { name: 'Create invite link' }).click();
  await page.getByRole('button', { name: 'Withdraw invitation for kim@example.com' }).click();
  await expect(page.getByText('Invitation for kim@example.com withdrawn.')).toBeVisible();
  await page.getByRole('button', { name: 'Create new link for kim@example.com' }).click();
  await expect(page.locator('code')).toHaveText(/\/welcome\//);

  const omar = page.getByRole('row', { name: 'Omar Ops' });
  await omar.getByText('Close', { exact: true }).click();
  await omar.getByRole('button', { name: 'Close Omar Ops’s account' }).click();
  await expect(page.getByText('Omar Ops’s account is closed.')).toBeVisible();
  await expect(omar.getByRole('button', { name: /reset link/ })).toHaveCount(0);
});

test('an unexpected error shows a reference number that the log leads back from, drawn and fetched', async ({
  page,
  allowNoise,
}) => {
  allowNoise(/status of 500/);
  await signIn(page);
  const connection = new Sqlite(database());
  connection.exec('ALTER TABLE invitations RENAME TO invitations_away');
  try {
    await page.getByRole('link', { name: 'Users' }).click();
    const fetched = await referenceOn(page);
    expect(loggedUnder(fetched)).toMatchObject({ method: 'GET', path: '/users.data' });

    await page.reload();
    const drawn = await referenceOn(page);
    expect(drawn).not.toBe(fetched);
    expect(loggedUnder(drawn)).toMatchObject({ method: 'GET', path: '/users' });
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
    await expect(page.getByText('no such table')).toHaveCount(0);
    await expectAccessible(page, 'unexpected error');
  } finally {
    connection.exec('ALTER TABLE invitations_away RENAME TO invitations');
    connection.close();
  }
});

async function signIn(page: Page): Promise<void> {
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel('E-mail').fill(ADMIN.email);
  await page.getByLabel('Password').fill(ADMIN.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(`${server.url}/`);
}

async function referenceOn(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Something broke on our side');
  const text = await page.getByText('Reference number').locator('strong').textContent();
  expect(text).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
  return text ?? '';
}

function loggedUnder(reference: string): unknown {
  const lines = server.output().split('\n');
  return JSON.parse(lines.find((line) => line.startsWith('{') && line.includes(reference)) ?? 'null');
}
