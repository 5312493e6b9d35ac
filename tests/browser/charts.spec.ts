import type { Locator, Page } from '@playwright/test';
import { expect, settle, test } from './fixtures';
import { findAddress, PAGES } from './pages';

const PERSON = PAGES.find(({ name }) => name === 'person')!;
const CHART = '.chart-sheet';
/** Charts of weeks. */
const WEEKLY = `${CHART}[aria-label$="week by week"]`;

async function openPerson(page: Page): Promise<Locator> {
  await page.goto(await findAddress(page, PERSON, 'supervisor'));
  await settle(page);
  return page.locator(WEEKLY).first();
}

const tip = (page: Page) => page.locator('.chart-tip');
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

test.beforeEach(async ({ signInAs }) => signInAs('supervisor'));

test('Tab stops once a chart; arrows, Home and End walk through it and say each week’s figures', async ({ page }) => {
  const chart = await openPerson(page);
  for (const each of await page.locator(CHART).all()) expect(await each.locator('[tabindex="0"]').count()).toBe(1);
  await chart.locator('[tabindex="0"]').focus();
  await expect(tip(page)).toContainText(/^week of \d+ \w+.+ · n [\d,]+ .+ · expected .+ – /);
  const last = await focused(page);
  await page.keyboard.press('ArrowLeft');
  expect(await focused(page)).not.toBe(last);
  await page.keyboard.press('End');
  const end = await focused(page);
  await page.keyboard.press('Home');
  const first = await focused(page);
  expect(first).not.toBe(end);
  await page.keyboard.press('ArrowLeft');
  expect(await focused(page)).toBe(first);
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).not.toBe(first);
  expect(await chart.locator('[tabindex="0"]').count()).toBe(1);
  await page.keyboard.press('Escape');
  await expect(tip(page)).toHaveCount(0);
});

test('anywhere over a week shows its figures, inside the window and on no line, wide and narrow', async ({ page }) => {
  const chart = await openPerson(page);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const weeks = chart.locator('.chart-point .chart-hit');
    const [first, last] = [0, (await weeks.count()) - 1];
    for (const at of [first, Math.floor(last / 2), last]) {
      await weeks.nth(at).scrollIntoViewIfNeeded();
      const column = (await weeks.nth(at).boundingBox())!;
      await page.mouse.move(column.x + column.width / 2, column.y + 4);
      await expect(tip(page)).toHaveCount(1);
      const box = (await tip(page).boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y >= column.y + column.height || box.y + box.height <= column.y).toBe(true);
      await expect(tip(page)).toHaveText(/^week of/);
      expect(await chart.locator('.chart-point').nth(at).locator('title').count(), 'a second tip').toBe(0);
    }
  }
});

test('no text of a chart is smaller than 11 px, and none is cut', async ({ page }) => {
  await openPerson(page);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const texts = await page.locator(`${CHART} text`).evaluateAll((all) =>
      all
        .filter((text) => getComputedStyle(text).display !== 'none')
        .map((text) => {
          const card = text.closest('.card')!.getBoundingClientRect();
          const { left, right } = text.getBoundingClientRect();
          const scale = (text as SVGTextElement).getScreenCTM()!.a;
          return {
            text: text.textContent,
            size: scale * Number.parseFloat(getComputedStyle(text).fontSize),
            isInside: left >= card.left && right <= card.right,
          };
        }),
    );
    expect(texts.length).toBeGreaterThan(50);
    expect(texts.filter(({ size, isInside }) => size < 11 || !isInside)).toEqual([]);
  }
});

test('a click and Enter on a week open its contacts, with the week’s n', async ({ page }) => {
  const chart = await openPerson(page);
  const week = chart.locator('a.chart-point').nth(3);
  const n = /· n ([\d,]+) /.exec((await week.locator('title').textContent()) ?? '')?.[1];
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await week.click();
  await page.waitForURL(/\/contacts\?metric=\w+&person=\d+&from=[\d-]+&to=[\d-]+$/);
  await settle(page);
  await expect(page.locator('main')).toContainText(n!);
  expect(await page.evaluate(() => 'isSamePage' in window), 'the page was not loaded anew').toBe(true);
  await page.goBack();
  // What came as data is drawn as what came as a page.
  await settle(page);
  await page.locator(WEEKLY).first().locator('[tabindex="0"]').focus();
  await expect(tip(page)).toBeVisible();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/contacts\?metric=/);
});

test('a finger’s first tap shows a week’s figures, and its second opens the contacts', async ({ browser, page }) => {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 844 } });
  await context.addCookies(await page.context().cookies());
  const phone = await context.newPage();
  const week = (await openPerson(phone)).locator('a.chart-point .chart-hit').nth(5);
  await week.tap();
  await expect(tip(phone)).toContainText('week of');
  expect(phone.url()).toContain('/people/');
  await week.tap();
  await phone.waitForURL(/\/contacts\?metric=/);
  await context.close();
});

test('without JavaScript each week has its title and its link', async ({ page, pageWithoutScripts }) => {
  const plain = await pageWithoutScripts(await findAddress(page, PERSON, 'supervisor'));
  const weeks = plain.locator(WEEKLY).first().locator('a.chart-point');
  expect(await weeks.count()).toBeGreaterThan(5);
  await expect(weeks.first().locator('title')).toHaveText(/^week of/);
  await weeks.first().click();
  await plain.waitForURL(/\/contacts\?metric=/);
});

test('a page is at most 250 kB, and says each drawing once', async ({ page }) => {
  const team = PAGES.find(({ name }) => name === 'team')!;
  for (const each of [PERSON, team]) {
    const html = await (await page.request.get(await findAddress(page, each, 'supervisor'))).text();
    expect([each.name, Buffer.byteLength(html)]).toEqual([each.name, expect.any(Number)]);
    expect(Buffer.byteLength(html), each.name).toBeLessThanOrEqual(250_000);
    const [first] = html.match(/<title>(?:week of|by) [^<]*/) ?? [];
    expect(html.split(first!.slice('<title>'.length))).toHaveLength(2);
  }
});
