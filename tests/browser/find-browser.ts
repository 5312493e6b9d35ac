import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const WITHOUT_WINDOWS = ['chromium-headless-shell'];
const WITH_WINDOWS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'Google Chrome',
];
const PLACES = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/Applications/Google Chrome.app/Contents/MacOS'];

/**
 * The browser that tests and screenshots drive: CHROMIUM_PATH, else the system's without windows, which draws the same pages
 * at less than half the cost, else Playwright's own, else the system's. Undefined where there is none.
 */
export function findBrowser(): string | undefined {
  const told = process.env.CHROMIUM_PATH;
  if (told) return told;
  const own = chromium.executablePath();
  return findOnPath(WITHOUT_WINDOWS) ?? (existsSync(own) ? own : findOnPath(WITH_WINDOWS));
}

function findOnPath(names: readonly string[]): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...PLACES];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
}

/**
 * What Playwright switches off, since a list of ours takes the place of its own; and first the pages of a toolbar that
 * nobody sees: every new window would make them ready, at a third of what a test costs.
 */
const FEATURES_OFF = [
  'PreloadTopChromeWebUI',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/** Quiet, offline and without a sandbox, which containers do not grant. */
export const BROWSER_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${FEATURES_OFF.join(',')}`,
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
