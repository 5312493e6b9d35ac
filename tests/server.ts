import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';

export interface RunningServer {
  url: string;
  pid: number;
  /** All that it has printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts one of our scripts, of this folder or another, on a free port and waits until it answers. Nothing of this process's own database or day is handed on. */
export async function startServer(
  script: string,
  env: Record<string, string>,
  cwd = process.cwd(),
): Promise<RunningServer> {
  const port = await freePort();
  const { AS_OF: _day, DATABASE_URL: _database, ...inherited } = process.env;
  const server = spawn(process.execPath, [script], {
    cwd,
    env: { ...inherited, NODE_ENV: 'production', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const said: string[] = [];
  for (const stream of [server.stdout, server.stderr]) stream.setEncoding('utf8').on('data', (text) => said.push(text));
  const running = {
    url: `http://localhost:${port}`,
    pid: server.pid ?? 0,
    output: () => said.join(''),
    stop: () => stop(server),
  };
  try {
    await untilReady(running, server);
  } catch (error) {
    await running.stop();
    throw error;
  }
  return running;
}

/** Ends the server and whatever it started: they share a process group. */
async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return;
  const group = -server.pid;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  process.kill(group, 'SIGTERM');
  const patience = setTimeout(() => process.kill(group, 'SIGKILL'), 10_000);
  await ended;
  clearTimeout(patience);
}

async function untilReady({ url, output }: RunningServer, server: ChildProcess): Promise<void> {
  const end = Date.now() + 600_000;
  while (Date.now() < end) {
    if (server.exitCode !== null) throw new Error(`The server ended with code ${server.exitCode}:\n${output()}`);
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`The server was not ready after ten minutes:\n${output()}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
