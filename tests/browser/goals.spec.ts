import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type RunningServer, startServer } from '../server';
import { expect, expectAccessible, test } from './fixtures';
import { ACCOUNT, AFTER_DUE, NAMES, PART_TIMER, START } from './team-of-twelve-names';

let folder: string;
let server: RunningServer;
const database = () => join(folder, 'fairlead.db');

function make(...phase: string[]): void {
  const args = ['--import', 'tsx', 'tests/browser/team-of-twelve.ts', database(), ...phase];
  execFileSync(process.execPath, args, { stdio: 'inherit' });
}
const serveOn = (day: string) =>
  startServer('scripts/serve.mjs', { DATABASE_URL: `file:${database()}`, FAIRLEAD_DEMO: '', AS_OF: day });

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fairlead-twelve-'));
  make('start');
  server = await serveOn(START);
});
test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a goal for a team of twelve, from own baselines, is set, runs to its due date and is closed as it ended', async ({
  page,
}) => {
  await signIn(page);
  await page.goto(`${server.url}/goals/new`);
  await page.getByLabel('Goal for').selectOption({ label: 'everyone in Harbour' });
  await expect(page).toHaveURL(/\/goals\/new\/many\?/);
  await expect(page.getByRole('checkbox')).toHaveCount(12);

  const suggestion = page.getByRole('button', { name: /nearest that most can measure/ });
  const words = (await suggestion.textContent()) ?? '';
  expect(words).toMatch(/measurable for \d+ of 12/);
  await suggestion.click();
  const target = Number(await page.getByLabel('Target').inputValue());
  expect(words.startsWith(`${target}%`)).toBe(true);
  await page.getByLabel('Safeguard metric').selectOption({ label: 'Transfer rate' });
  await page.getByLabel('Safeguard limit').fill('20');
  const panel = page.locator('section.card').filter({ hasText: 'Who can get this goal' });
  await expect(panel).toContainText('11 of 12 people can get this goal');
  await expectAccessible(page, 'a goal for many that is being set');
  await page.getByRole('button', { name: 'Save goal' }).click();

  await expect(page).toHaveURL(/\/goals\/groups\/\d+$/);
  const group = page.url();
  const goals = page.getByRole('table', { name: 'Goals in this group' });
  await expect(goals.getByRole('row')).toHaveCount(12);
  await expect(goals.getByRole('row', { name: NAMES[0] })).toContainText(/66%\s*n 600/);
  await expect(goals.getByRole('row', { name: NAMES[8] })).toContainText(/68%\s*n 600/);
  const refused = page.locator('section.card').filter({ hasText: 'Not set for' });
  await expect(refused).toContainText(PART_TIMER);
  await expect(refused).toContainText(/\d[\d,]* answers needed to measure this change; about 24 expected/);
  await expectAccessible(page, 'a group of goals');

  await server.stop();
  make('end', String(target / 100));
  server = await serveOn(AFTER_DUE);
  await signIn(page);
  for (const [person, status] of [
    [NAMES[0], 'achieved'],
    [NAMES[1], 'missed'],
    [NAMES[2], 'missed, may be chance'],
    [NAMES[3], 'safeguard missed'],
  ] as const) {
    await page.goto(`${server.url}${new URL(group).pathname}`);
    await page.getByRole('table', { name: 'Goals in this group' }).getByRole('link', { name: person }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`to ${target}%`);
    await page.getByLabel('What happened, and what was learned').fill('We heard calls together.');
    await page.getByLabel('What is next').fill('The same again, on chat.');
    await page.getByRole('button', { name: 'Close goal' }).click();
    await expect(page.getByText(`Closed · ${status}`, { exact: true })).toBeVisible();
    await expectAccessible(page, `a goal closed as ${status}`);
  }
  await expect(page.getByText('Transfer rate is 40.0% (n 600, 36.2 – 44.0%)').first()).toContainText(
    'Safeguard missed:',
  );
});

async function signIn(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel('E-mail').fill(ACCOUNT.email);
  await page.getByLabel('Password').fill(ACCOUNT.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(`${server.url}/`);
}
