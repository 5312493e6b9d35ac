import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from 'db/open-database';
import { makeUser } from '../factories';
import { makeToken } from '../routes/api-center';
import { type RunningServer, startServer } from '../server';

/** What a process has taken at most while it was watched. */
export interface Peak {
  megabytes: number;
  threads: number;
  files: number;
}

/** The built server on a fresh center, with a token for programs. */
export async function startWatchedServer(env: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-soak-'));
  const path = join(folder, 'fairlead.db');
  const opened = await openDatabase(path);
  globalThis.fairleadDatabase = Promise.resolve(opened);
  const admin = await makeUser(opened.db, { role: 'admin' });
  const token = await makeToken(admin, 'imports:write', 'imports:read');
  globalThis.fairleadDatabase = undefined;
  await opened.close();
  const server = await startServer('scripts/serve.mjs', { LOG_LEVEL: 'warn', DATABASE_URL: `file:${path}`, ...env });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...server, folder, path, headers: { Authorization: `Bearer ${token}` }, stop };
}

/** What the process takes now, as Linux counts it. */
export function sizeOf({ pid }: Pick<RunningServer, 'pid'>): Peak {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const numberOf = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  return {
    megabytes: numberOf('VmRSS') / 1024,
    threads: numberOf('Threads'),
    files: readdirSync(`/proc/${pid}/fd`).length,
  };
}

/** Looks at a process again and again; what it returns ends that and gives the most that was seen. */
export function watch(server: Pick<RunningServer, 'pid'>): () => Peak {
  const peak = sizeOf(server);
  const timer = setInterval(() => {
    const now = existsSync(`/proc/${server.pid}/fd`) ? sizeOf(server) : peak;
    for (const key of ['megabytes', 'threads', 'files'] as const) peak[key] = Math.max(peak[key], now[key]);
  }, 20);
  return () => {
    clearInterval(timer);
    return peak;
  };
}
