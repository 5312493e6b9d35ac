import type { Page } from '@playwright/test';
import { expect, expectAccessible, ROLES, settle, test } from './fixtures';
import { findAddress, PAGES } from './pages';
import { findStumbles } from './read-aloud';
import { budgetOf, countWords } from './word-budgets';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
const LOOKS = [
  { viewport: WIDE, colorScheme: 'light' },
  { viewport: WIDE, colorScheme: 'dark' },
  { viewport: NARROW, colorScheme: 'light' },
  { viewport: NARROW, colorScheme: 'dark' },
] as const;
const FAULTS = /Failed to load resource: the server responded with a status of (403|404)/;

for (const each of PAGES) {
  const roles = ROLES.filter((role) => each.roles?.includes(role) ?? role === 'admin');
  for (const role of roles) {
    const who = each.roles === null ? 'whoever comes' : role;
    // The first role sees the most, and colors belong to the page; of the others' pages only structure and width can differ.
    const isFirst = role === roles[0];
    const looks = isFirst ? LOOKS : [LOOKS[0], LOOKS[2]];

    test(`${each.name} is quiet, accessible and the same without JavaScript for ${who}, in ${looks.length} looks`, async ({
      page,
      pageWithoutScripts,
      signInAs,
    }) => {
      if (each.roles !== null) await signInAs(role);
      const address = await findAddress(page, each, role);
      await page.setViewportSize(WIDE);
      await page.goto(address);
      await settle(page);
      await expectSameWithoutScripts(page, await pageWithoutScripts(address));
      expect(await findStumbles(page)).toEqual([]);
      expect(await countWords(page), 'words before anybody opens a “Why?”').toBeLessThanOrEqual(budgetOf(each.name));
      for (const { viewport, colorScheme } of looks) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const { scrollWidth } = await page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth }));
        expect(scrollWidth, `the page scrolls sideways at ${viewport.width} px`).toBeLessThanOrEqual(viewport.width);
        if (!isFirst && viewport === NARROW) continue;
        const rules = isFirst ? (colorScheme === 'dark' ? 'colors' : 'all') : 'structure';
        await expectAccessible(page, `${each.name}, ${viewport.width} px, ${colorScheme}`, rules);
      }
    });
  }
}

for (const role of ROLES) {
  const closed = PAGES.filter(({ roles }) => roles !== null && !roles.includes(role));
  if (closed.length === 0) continue;
  test(`${closed.length} pages are closed to ${role}`, async ({ page, signInAs }) => {
    await signInAs(role);
    for (const each of closed) {
      // Asked for as the browser would; what a refusal looks like is looked at once, below.
      const response = await page.request.get(each.start(role));
      const wasSentHome = each.name === 'today' && new URL(response.url()).pathname !== '/';
      if (!wasSentHome) expect(response.status(), each.name).toBe(403);
    }
  });
}

async function expectSameWithoutScripts(page: Page, plain: Page): Promise<void> {
  const shown = async (one: Page) => ({
    title: await one.title(),
    heading: await one.locator('h1').first().textContent(),
    drawings: await one.locator('main svg').count(),
    rows: await one.locator('main tr').count(),
  });
  expect(await shown(plain), 'without JavaScript').toEqual(await shown(page));
  // What JavaScript does by itself has a button where there is none.
  const fields = (one: Page) => one.locator('main :is(input, select, textarea, button)').count();
  expect(await fields(plain), 'without JavaScript').toBeGreaterThanOrEqual(await fields(page));
}

test('a page that is closed to somebody says so inside the shell, quietly and accessibly', async ({
  page,
  signInAs,
  allowNoise,
}) => {
  allowNoise(FAULTS);
  await signInAs('agent');
  const response = await page.goto('/users');
  expect(response?.status()).toBe(403);
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await expectAccessible(page, 'closed');
});

test('an address that leads nowhere says so inside the shell, quietly and accessibly', async ({
  page,
  signInAs,
  allowNoise,
}) => {
  allowNoise(FAULTS);
  await signInAs('supervisor');
  const response = await page.goto('/no/such/page');
  expect(response?.status()).toBe(404);
  await expect(page.locator('h1')).toHaveText('There is nothing here');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await expectAccessible(page, 'not found');
});

test('whoever is not signed in is led to the door, and then to where they wanted to go', async ({ page }) => {
  await page.goto('/metrics');
  await expect(page).toHaveURL(/\/sign-in\?to=%2Fmetrics/);
  await page.getByRole('button', { name: /^Sign in as .+, ops$/ }).click();
  await expect(page).toHaveURL(/\/metrics$/);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto('/metrics');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('the first visit loads at most 110 kB of scripts, compressed', async ({ page, signInAs }) => {
  await signInAs('supervisor', { isFresh: true });
  await page.goto('/');
  await settle(page);
  const bytes = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(110_000);
});
