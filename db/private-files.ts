import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';

const OTHERS = 0o077;

/** Makes a folder, and those above it, into which nobody else of this machine may look. One that is there stays as it is. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}

/** Makes a file that nobody else of this machine may read, where it is not there yet: whoever opens it by itself asks nobody. */
export function makePrivateFile(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  keepPrivate(path);
}

/** Takes others' rights on a file or folder of before away; what is not there, or another account's, is left. */
export function keepPrivate(path: string): void {
  try {
    const { mode } = statSync(path);
    if ((mode & OTHERS) !== 0) chmodSync(path, mode & ~OTHERS & 0o7777);
  } catch {
    // Gone, or not ours: whoever set it up so knows why.
  }
}
