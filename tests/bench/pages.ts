import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { insertUser } from 'db/queries/users';
import { openSession } from '~/features/access/session.server';
import { openBenchCenter } from './bench-center';
import type { Ratio } from './ratio';

export const AS_OF = '2026-09-21';
const ORIGIN = 'http://localhost:3000';
const REQUESTS = 40;
export const PAGES = { 'team page': '/teams/1', 'person page': '/people/4' };

/**
 * The team and person page at 1,000,000 legs against the same pages at 50,000: whole documents, rendered by the built
 * server in this process, in turn. Cold: after a load has changed the data; warm: as most readers meet it.
 */
export async function benchPages(): Promise<Ratio[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-bench-'));
  try {
    const small = await openBenchCenter(join(folder, 'small.db'), { legs: 50_000, asOf: AS_OF });
    const large = await openBenchCenter(join(folder, 'large.db'), { legs: 1_000_000, asOf: AS_OF });
    const handle = await openServer(small);
    const ratios: Ratio[] = [];
    for (const [name, path] of Object.entries(PAGES)) {
      for (const mode of ['warm', 'cold'] as const) {
        const times = new Map([small, large].map((center) => [center, [] as number[]]));
        for (let turn = 0; turn < (mode === 'cold' ? 8 : REQUESTS); turn++) {
          for (const center of [small, large]) {
            globalThis.fairleadDatabase = Promise.resolve(center);
            const request = await signedIn(center, path);
            if (mode === 'cold') touch(center, turn);
            const started = performance.now();
            const response = await handle(request);
            const html = await response.text();
            const elapsed = performance.now() - started;
            if (response.status !== 200 || !html.includes('</html>'))
              throw new Error(`${path} answered ${response.status}`);
            if (turn > 0) times.get(center)!.push(elapsed);
          }
        }
        const [few, many] = [median(times.get(small)!), median(times.get(large)!)];
        ratios.push({
          name: `${name}, ${mode}, 1,000,000 legs : 50,000 legs`,
          ratio: many / few,
          detail: `${many.toFixed(0)} ms : ${few.toFixed(0)} ms, medians of ${times.get(small)!.length}`,
        });
      }
    }
    await small.close();
    await large.close();
    return ratios;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The built server's handler of requests, which finds this center when it starts and does not open the user's own. */
async function openServer(center: Center): Promise<(request: Request) => Promise<Response>> {
  const buildPath = resolve('build/server/index.js');
  if (!existsSync(buildPath)) throw new Error('The pages are not built. Run `npm run build` first.');
  process.env.AS_OF = AS_OF;
  process.env.LOG_LEVEL = 'warn';
  globalThis.fairleadDatabase = Promise.resolve(center);
  await signedIn(center, '/');
  const build = (await import(pathToFileURL(buildPath).href)) as ServerBuild;
  return createRequestHandler(build, 'production');
}

/** Opens pages of a center, by somebody who is signed in, and gives how many milliseconds each took. */
export async function openPages(center: Center): Promise<(path: string) => Promise<number>> {
  const handle = await openServer(center);
  const { headers } = await signedIn(center, '/');
  return async (path) => {
    const started = performance.now();
    const response = await handle(new Request(ORIGIN + path, { headers }));
    const html = await response.text();
    if (response.status !== 200 || !html.includes('</html>')) throw new Error(`${path} answered ${response.status}`);
    return performance.now() - started;
  };
}

type Center = Awaited<ReturnType<typeof openBenchCenter>>;
const users = new WeakMap<Center, number>();

async function signedIn(center: Center, path: string): Promise<Request> {
  const userId =
    users.get(center) ??
    (await insertUser(center.db, {
      name: 'Bench',
      email: `${randomBytes(4).toString('hex')}@example.com`,
      role: 'leader',
      created_at: 0,
    }));
  users.set(center, userId);
  const cookie = await openSession(center.lobby, { request: new Request(ORIGIN + path), userId });
  return new Request(ORIGIN + path, { headers: { Cookie: cookie.split(';')[0]! } });
}

/** As if a load had just ended: nothing remembered holds any more. */
function touch(center: Center, turn: number): void {
  center.connection.prepare('UPDATE imports SET finished_at = ?').run(Date.now() + turn);
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
