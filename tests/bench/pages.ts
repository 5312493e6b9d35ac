import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBenchCenter } from './bench-center';
import { AS_OF, type Center, EMPTY_PATH, openPages } from './bench-server';
import { percentile } from './percentile';
import type { Ratio } from './ratio';

const REQUESTS = 120;
const WARM = 20;
const PEOPLE = 48;

/** By the turn, so that no two pages in a row are the same. */
type Paths = Record<string, (turn: number) => string>;

const PAGES: Paths = {
  'team page': (turn) => `/teams/${1 + (turn % 4)}`,
  'person page': (turn) => `/people/${1 + ((turn * 7) % PEOPLE)}`,
  '/metrics': () => '/metrics',
  '/contacts': (turn) => `/contacts?person=${1 + (turn % PEOPLE)}`,
};

/** What pages cost against one of the same server that shows nothing: 200,000 contacts of 48 people in nine months. */
export async function benchPages(): Promise<Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-bench-'));
  try {
    const center = await openBenchCenter(join(folder, 'pages.db'), { legs: 200_000, asOf: AS_OF, people: PEOPLE });
    const ratios = await compareWithEmpty(center, PAGES);
    await center.close();
    return ratios;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many of an empty page's requests a second each page comes to, taking turns with it. */
export async function compareWithEmpty(center: Center, paths: Paths): Promise<Ratio[]> {
  const open = await openPages(center);
  const ratios: Ratio[] = [];
  for (const [name, pathOf] of Object.entries(paths)) {
    const times: [number[], number[]] = [[], []];
    let processorMs = 0;
    for (let turn = -WARM; turn < REQUESTS; turn += 1) {
      const empty = await open(EMPTY_PATH);
      const before = process.cpuUsage();
      const page = await open(pathOf(turn + WARM));
      const { user, system } = process.cpuUsage(before);
      if (turn < 0) continue;
      times[0].push(empty);
      times[1].push(page);
      processorMs += (user + system) / 1000;
    }
    const [empty, page] = times.map((all) => percentile(all, 0.5)) as [number, number];
    ratios.push({
      name: `requests a second, ${name} : an empty page of the same server`,
      ratio: empty / page,
      detail: `${page.toFixed(1)} ms : ${empty.toFixed(1)} ms by median, ${(processorMs / REQUESTS).toFixed(1)} ms of processor`,
    });
  }
  return ratios;
}
