import { Transform } from 'node:stream';

/**
 * Takes NUL bytes out of a page on its way. React 18 sends its 2 KB buffer whole where a character of several bytes does
 * not fit its end any more, with the NULs behind what it wrote; browsers show each as "�". No page of ours has any.
 */
export function withoutNulBytes(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
  });
}
