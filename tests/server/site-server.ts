import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { createSiteServer } from '../../scripts/site-server.mjs';
import { buildSite } from '../routes/site';

/** The whole site behind its door on a free port, as scripts/serve.mjs serves it. */
export async function startSite(host = '127.0.0.1') {
  const server: Server = createSiteServer(await buildSite());
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

export interface RawAnswer {
  status: number;
  /** By small names; several of one name on a line each. */
  headers: Map<string, string>;
  text: string;
  /** How long the answer's head took, and the end of the connection where it came. */
  answeredMs: number;
  closedMs: number | null;
}

export interface RawRequest {
  port: number;
  host?: string;
  /** Lines of the head; Host is added where none of them is it. */
  head: readonly string[];
  /** Sent without a Host then. */
  isHostless?: boolean;
  /** Waits so long between pieces of the body. */
  everyMs?: number;
  /** Called again and again for more of the body, until it gives null. */
  body?: (piece: number) => string | Buffer | null;
  /** Waits for the end of the connection, or so long. */
  patienceMs?: number;
}

/** Sends bytes as they stand and tells what came back. */
export function sendRaw({
  port,
  host = '127.0.0.1',
  head,
  isHostless = false,
  body,
  everyMs,
  patienceMs = 5_000,
}: RawRequest): Promise<RawAnswer> {
  const lines =
    isHostless || head.some((line) => /^host:/i.test(line))
      ? head
      : [head[0]!, `Host: localhost:${port}`, ...head.slice(1)];
  return new Promise((resolve) => {
    const begun = performance.now();
    let text = '';
    let answeredMs = 0;
    let piece = 0;
    const socket = connect(port, host);
    const send = () => {
      for (let next = body?.(piece); next != null; next = body?.(piece)) {
        piece += 1;
        if (!socket.write(next) || everyMs !== undefined) return;
      }
    };
    const end = (closedMs: number | null) => {
      clearTimeout(patience);
      clearInterval(pace);
      socket.destroy();
      const [top = '', ...rest] = text.split('\r\n\r\n');
      const [status = '', ...headers] = top.split('\r\n');
      const named = new Map<string, string>();
      for (const line of headers) {
        const [name = '', ...value] = line.split(': ');
        const key = name.toLowerCase();
        named.set(key, [...(named.get(key)?.split('\n') ?? []), value.join(': ')].join('\n'));
      }
      resolve({
        status: Number(status.split(' ')[1] ?? 0),
        headers: named,
        text: rest.join('\r\n\r\n'),
        answeredMs,
        closedMs,
      });
    };
    const patience = setTimeout(() => end(null), patienceMs);
    socket.on('connect', () => {
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
      send();
    });
    if (everyMs === undefined) socket.on('drain', send);
    const pace = everyMs === undefined ? undefined : setInterval(send, everyMs);
    socket.on('data', (chunk) => {
      if (text === '') answeredMs = performance.now() - begun;
      text += chunk.toString('latin1');
    });
    // What was sent after the end comes back as an error; the answer is there by then.
    socket.on('error', () => undefined);
    socket.on('close', () => end(performance.now() - begun));
  });
}
