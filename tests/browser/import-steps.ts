import { basename } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from './fixtures';

/** The headers of Five9's call log. */
export const FIVE9_HEADERS =
  'CALL ID,TIMESTAMP,CAMPAIGN,CALL TYPE,AGENT,AGENT NAME,DISPOSITION,ANI,CUSTOMER NAME,DNIS,CALL TIME,BILL TIME (ROUNDED),COST,IVR TIME,QUEUE WAIT TIME,RING TIME,TALK TIME,HOLD TIME,PARK TIME,AFTER CALL WORK TIME,TRANSFERS,CONFERENCES,HOLDS,ABANDONED,RECORDINGS';

/** An abandoned call of Five9's log: it is nobody's, so that no page of a person changes while other tests read it. */
export const abandoned = (id: string, timestamp: string, agent = '[None]') =>
  `${id},"${timestamp}",Deliveries,Inbound,${agent},,Abandon,5552098066,,8335550100,00:00:23,00:00:24,0.0069,00:00:20,00:00:03.000,,,,,,,,,1,`;

/** Gives a file to the import page: one held in memory, or the path of one on disk. */
export async function chooseFile(
  page: Page,
  file: { name: string; mimeType: string; buffer: Buffer } | string,
): Promise<void> {
  await page.goto('/imports/new');
  await page.getByLabel('Files').setInputFiles(file);
  await page.getByRole('button', { name: 'Preview files' }).click();
  const name = typeof file === 'string' ? basename(file) : file.name;
  await expect(page.getByRole('heading', { name }).or(page.getByRole('alert')).first()).toBeVisible();
}

/** The page follows the load by itself and ends by telling how it went. */
export async function untilDone(page: Page, told: RegExp): Promise<void> {
  await expect(page).toHaveURL(/\/imports\/\d+$/);
  await expect(page.locator('.notice-title').filter({ hasText: told })).toBeVisible({ timeout: 60_000 });
}

/** What every row became, as the page counts it. */
export async function fates(page: Page): Promise<Record<string, string>> {
  const table = page.getByRole('table', { name: 'Results' });
  const rows = await table.locator('tbody tr').all();
  const cells = await Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
  return Object.fromEntries(cells.map(([fate = '', count = '']) => [fate, count]));
}
