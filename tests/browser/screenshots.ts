/**
 * npm run screenshots [-- PAGE …]: every page, or those named, at two widths, light and dark, into test-results/screenshots;
 * those that the documentation shows go to docs/screenshots too. BASE_URL=http://… takes them from a demo that runs already.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { phoneCalls } from '../importers/unknown-layouts';
import { BROWSER_FLAGS, findBrowser } from './find-browser';
import { type Role, signInThroughDoor } from './fixtures';
import { findAddress, PAGES, type PageUnderTest } from './pages';
import startDemo from './start-demo';

const ONLY = process.argv.slice(2);
const FOLDER = join('test-results', 'screenshots');
const SHOWN = join('docs', 'screenshots');
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const SCHEMES = ['light', 'dark'] as const;
/** A long list is cut: its rows look alike. */
const MOST_HEIGHT = 2600;
/** Whose view is shown, where several may see a page. */
const VIEWERS: Role[] = ['supervisor', 'ops', 'admin', 'leader', 'agent'];
const ALSO: { page: string; role: Role; name: string; query?: string }[] = [
  { page: 'today', role: 'leader', name: 'today-of-leader' },
  { page: 'person', role: 'agent', name: 'person-of-agent' },
  { page: 'team', role: 'agent', name: 'team-of-agent' },
  { page: 'team', role: 'supervisor', name: 'team-compared', query: '?view=both' },
  { page: 'new-import', role: 'ops', name: 'map-columns' },
];

const PERSON = /^\/people\/\d+$/;

/** Pages that say more when they are reached another way: the person that Today names first, a goal for them, a file with refused rows, files to look at. */
async function addressOf(page: Page, { page: which, name }: Shot, role: Role) {
  if (name === 'new-import') {
    await chooseFiles(page, [sampleOf('five9_call_log'), sampleOf('zendesk_tickets')]);
    return page.url();
  }
  if (name === 'map-columns') {
    await chooseFiles(page, [{ name: 'calls.csv', mimeType: 'text/csv', buffer: Buffer.from(phoneCalls()) }]);
    await page.getByRole('link', { name: 'Map columns' }).click();
    await page.waitForURL(/\/imports\/map\//);
    return page.url();
  }
  if (which.name === 'import') {
    await page.goto('/imports');
    const refused = page
      .locator('tbody tr')
      .filter({ has: page.locator('td[data-label="Refused"]', { hasText: /[1-9]/ }) });
    if ((await refused.count()) > 0)
      return (await refused.first().locator('a').first().getAttribute('href')) ?? '/imports';
  }
  if (role !== 'supervisor' || !['person', 'new-goal'].includes(which.name)) return findAddress(page, which, role);
  const person = await findAddress(page, { ...which, start: () => '/', follow: [PERSON] }, role);
  return which.name === 'person'
    ? person
    : `/goals/new?person=${new URL(person, page.url()).pathname.split('/').at(-1)}`;
}

interface Shot {
  page: PageUnderTest;
  role: Role | null;
  name: string;
  query?: string;
}

function shots(): Shot[] {
  const usual = PAGES.map((page) => ({
    page,
    role: VIEWERS.find((role) => page.roles?.includes(role)) ?? null,
    name: page.name,
  }));
  const also = ALSO.flatMap(({ page, ...rest }) => {
    const found = PAGES.find(({ name }) => name === page);
    return found ? [{ page: found, ...rest }] : [];
  });
  return [...usual, ...also].filter(({ name }) => ONLY.length === 0 || ONLY.includes(name));
}

async function takeAll(browser: Browser, baseURL: string) {
  const missed: string[] = [];
  for (const role of [null, ...VIEWERS]) {
    const wanted = shots().filter((each) => each.role === role);
    if (wanted.length === 0) continue;
    const context = await browser.newContext({ baseURL, deviceScaleFactor: 1, reducedMotion: 'reduce' });
    const page = await context.newPage();
    if (role) await signInThroughDoor(page, role);
    for (const shot of wanted) {
      await take(page, shot).catch((error: unknown) => missed.push(`${shot.name}: ${String(error)}`));
    }
    await context.close();
  }
  return missed;
}

function sampleOf(profile: string) {
  const buffer = readFileSync(join('fixtures', 'exports', profile, 'input.csv'));
  return { name: `${profile.replaceAll('_', '-')}.csv`, mimeType: 'text/csv', buffer };
}

async function chooseFiles(page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]) {
  await page.goto('/imports/new');
  await page.getByLabel('Files').setInputFiles(files);
  await page.getByRole('button', { name: 'Preview files' }).click();
  await page.waitForURL(/\/imports\/new\?/);
}

async function take(page: Page, shot: Shot) {
  const { role, name, query = '' } = shot;
  const response = await page.goto(`${await addressOf(page, shot, role ?? 'ops')}${query}`);
  if (!response?.ok()) throw new Error(`${page.url()} answered ${response?.status()}`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      const clip = { x: 0, y: 0, width: size.width, height: Math.min(height, MOST_HEIGHT) };
      await page.screenshot({ path: join(FOLDER, `${name}-${size.width}-${colorScheme}.png`), fullPage: true, clip });
    }
  }
  console.info(`${name.padEnd(18)} ${new URL(page.url()).pathname}`);
}

/** What README and docs show is kept beside them, and nothing else. */
function keepShown(): void {
  const pages = ['README.md', ...readdirSync('docs').map((name) => join('docs', name))].filter((path) =>
    path.endsWith('.md'),
  );
  const named = pages.flatMap((path) => readFileSync(path, 'utf8').match(/(?<=screenshots\/)[\w-]+\.png/g) ?? []);
  mkdirSync(SHOWN, { recursive: true });
  for (const name of readdirSync(SHOWN)) if (!named.includes(name)) rmSync(join(SHOWN, name));
  for (const name of named) if (existsSync(join(FOLDER, name))) copyFileSync(join(FOLDER, name), join(SHOWN, name));
}

const stopDemo = process.env.BASE_URL ? null : await startDemo();
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS });
try {
  if (ONLY.length === 0) rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const missed = await takeAll(browser, process.env.BASE_URL ?? process.env.FAIRLEAD_TEST_URL ?? '');
  keepShown();
  for (const each of missed) console.error(`Not taken: ${each}`);
  process.exitCode = missed.length > 0 ? 1 : 0;
} finally {
  await browser.close();
  await stopDemo?.();
}
