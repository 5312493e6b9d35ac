import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { configuredOrigin } from './own-address.server';
import { standingHeaders } from './standing-headers.server';

const STATUS_OF: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** What is no HTTP gets an answer with the headers that all answers have. Nobody can tell how it came: the configured address says whether by TLS. */
export function refuseNonsense(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const status = STATUS_OF[error.code ?? ''] ?? 400;
  const isSecure = configuredOrigin()?.startsWith('https:') ?? false;
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    ...standingHeaders({ isSecure }).map(([name, value]) => `${name}: ${value}`),
    'Content-Length: 0',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n`, () => socket.destroy());
}
