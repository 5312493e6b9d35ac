import { expect, expectAccessible, ROLES, settle, test } from './fixtures';
import { findAddress, PAGES } from './pages';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
const FAULTS = /Failed to load resource: the server responded with a status of (403|404)/;

for (const each of PAGES) {
  for (const role of ROLES.filter((role) => each.roles?.includes(role) ?? role === 'admin')) {
    const who = each.roles === null ? 'whoever comes' : role;

    test(`${each.name} is quiet and accessible for ${who}: wide and narrow, light and dark`, async ({
      page,
      signInAs,
    }) => {
      if (each.roles !== null) await signInAs(role);
      await page.goto(await findAddress(page, each, role));
      await settle(page);
      for (const [size, viewport] of Object.entries({ wide: WIDE, narrow: NARROW })) {
        await page.setViewportSize(viewport);
        const { scrollWidth } = await page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth }));
        expect(scrollWidth, `the ${size} page scrolls sideways`).toBeLessThanOrEqual(viewport.width);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          await expectAccessible(
            page,
            `${each.name}, ${size}, ${colorScheme}`,
            colorScheme === 'dark' ? 'colours' : undefined,
          );
        }
      }
    });

    test(`${each.name} shows ${who} the same without JavaScript`, async ({ page, browser, baseURL, signInAs }) => {
      if (each.roles !== null) await signInAs(role);
      const address = await findAddress(page, each, role);
      await page.goto(address);
      await settle(page);
      const storageState = await page.context().storageState();
      const context = await browser.newContext({ baseURL, javaScriptEnabled: false, storageState, viewport: WIDE });
      const plain = await context.newPage();
      await plain.goto(address);
      const shown = async (one: typeof page) => ({
        title: await one.title(),
        heading: await one.locator('h1').first().textContent(),
        drawings: await one.locator('main svg').count(),
        rows: await one.locator('main tr').count(),
      });
      expect(await shown(plain)).toEqual(await shown(page));
      // What JavaScript does by itself has a button where there is none.
      const fields = (one: typeof page) => one.locator('main :is(input, select, textarea, button)').count();
      expect(await fields(plain)).toBeGreaterThanOrEqual(await fields(page));
      await context.close();
    });
  }

  for (const role of ROLES.filter((role) => each.roles !== null && !each.roles.includes(role))) {
    test(`${each.name} is closed to ${role}`, async ({ page, signInAs, allowNoise }) => {
      allowNoise(FAULTS);
      await signInAs(role);
      const response = await page.goto(each.start(role));
      const wasSentHome = each.name === 'today' && new URL(page.url()).pathname !== '/';
      if (!wasSentHome) expect(response?.status()).toBe(403);
    });
  }
}

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

test('the first visit loads at most 130 kB of scripts, compressed', async ({ page, signInAs }) => {
  await signInAs('supervisor', { isFresh: true });
  await page.goto('/');
  await settle(page);
  const bytes = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(130_000);
});
