import { Writable } from 'node:stream';
import type { ReactElement } from 'react';
import { renderToPipeableStream } from 'react-dom/server';

/**
 * A page as its bytes. Nothing of a page waits for anything, and React's pieces of 2 KB would each cost a turn through
 * Remix, the compressor and the socket.
 */
export function renderWhole(page: ReactElement, nonce: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const stream = renderToPipeableStream(page, {
      nonce,
      onAllReady: () => stream.pipe(collect(resolve)),
      onError: reject,
    });
  });
}

function collect(done: (bytes: Uint8Array<ArrayBuffer>) => void): Writable {
  const pieces: Uint8Array[] = [];
  return new Writable({
    write(piece: Uint8Array, _encoding, next) {
      // A copy: React uses its buffer again.
      pieces.push(withoutNulBytes(Buffer.from(piece)));
      next();
    },
    final(next) {
      done(Buffer.concat(pieces));
      next();
    },
  });
}

/**
 * React 18 sends its 2 KB buffer whole where a character of several bytes does not fit its end any more, with the NULs
 * behind what it wrote; browsers show each as "�". No page of ours has any.
 */
const withoutNulBytes = (piece: Uint8Array) => (piece.includes(0) ? piece.filter((byte) => byte !== 0) : piece);
