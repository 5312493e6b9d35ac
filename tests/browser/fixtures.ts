import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type BrowserContext, test as base, type ConsoleMessage, expect, type Page } from '@playwright/test';
import type { RunOptions } from 'axe-core';

export { expect };

export const ROLES = ['admin', 'leader', 'supervisor', 'agent', 'ops'] as const;
export type Role = (typeof ROLES)[number];

interface Fixtures {
  /** Signs the page in through the demo's door for the role. A fresh session may be signed out without harm to other tests. */
  signInAs(role: Role, options?: { isFresh?: boolean }): Promise<void>;
  /** An address as whoever is signed in on the page sees it in a browser that runs no scripts. */
  pageWithoutScripts(address: string): Promise<Page>;
  /** Lets messages through that the test provokes on purpose, such as a 404. */
  allowNoise(pattern: RegExp): void;
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/** Playwright's test, in which any error or warning on the page's console fails. */
export const test = base.extend<Fixtures, { sessions: Map<Role, Cookies>; plain: BrowserContext }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  sessions: [async ({}, use) => use(new Map()), { scope: 'worker' }],

  plain: [
    async ({ browser }, use) => {
      const viewport = { width: 1440, height: 900 };
      const context = await browser.newContext({
        baseURL: process.env.FAIRLEAD_TEST_URL,
        javaScriptEnabled: false,
        viewport,
      });
      await use(context);
      await context.close();
    },
    { scope: 'worker' },
  ],

  pageWithoutScripts: async ({ page, plain }, use) => {
    const opened: Page[] = [];
    await use(async (address) => {
      await plain.clearCookies();
      await plain.addCookies(await page.context().cookies());
      const shown = await plain.newPage();
      opened.push(shown);
      await shown.goto(address);
      return shown;
    });
    for (const shown of opened) await shown.close();
  },

  signInAs: async ({ page, sessions }, use) => {
    await use(async (role, { isFresh = false } = {}) => {
      const cookies = isFresh ? undefined : sessions.get(role);
      if (cookies !== undefined) return page.context().addCookies(cookies);
      await signInThroughDoor(page, role);
      if (!isFresh) sessions.set(role, await page.context().cookies());
    });
  },

  allowNoise: [
    async ({ page }, use) => {
      const allowed: RegExp[] = [];
      const noise = listenToNoise(page);
      await use((pattern) => allowed.push(pattern));
      expect(noise.filter((text) => !allowed.some((pattern) => pattern.test(text)))).toEqual([]);
    },
    { auto: true },
  ],
});

/** Through the sign-in page's button, as a visitor of the demo would. */
export async function signInThroughDoor(page: Page, role: Role): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: new RegExp(`^Sign in as .+, ${role}$`) }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** Collects what the page's console says in anger: errors, warnings, exceptions. */
function listenToNoise(page: Page): string[] {
  const noise: string[] = [];
  const isAngry = (message: ConsoleMessage) => message.type() === 'error' || message.type() === 'warning';
  page.on('console', (message) => {
    if (isAngry(message)) noise.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => noise.push(`exception: ${error.message}`));
  return noise;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Between light and dark only colors differ, and they take most of axe's time. */
const RULES: Record<'all' | 'colors' | 'structure', RunOptions> = {
  all: {},
  colors: { runOnly: ['color-contrast'] },
  structure: { rules: { 'color-contrast': { enabled: false } } },
};

/**
 * Fails with the rule and the elements where axe finds the page wanting. axe is handed to a page once, and only what it
 * found comes back.
 */
export async function expectAccessible(
  page: Page,
  situation: string,
  rules: keyof typeof RULES = 'all',
): Promise<void> {
  const options: RunOptions = { resultTypes: ['violations'], ...RULES[rules] };
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const told = await page.evaluate(async (options) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, options);
    return violations.map(({ id, help, nodes }) => ({
      rule: `${id}: ${help}`,
      where: nodes
        .slice(0, 5)
        .map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary?.split('\n')[1] ?? ''}`),
    }));
  }, options);
  expect(told, situation).toEqual([]);
}

/** Waits until the page is drawn and answers to clicks. */
export async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('load');
}
