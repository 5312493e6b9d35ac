import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BLOCK_BYTES = 4096;

/** A file system of its own that soon is full; null where this process may not mount one. */
export function mountSmallDisk(megabytes: number): { folder: string; unmount(): void } | null {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  const unmount = () => {
    execFileSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true });
  };
  return { folder, unmount };
}

/** Takes all of the disk's room but so many kilobytes; what it returns gives it back. */
export function fillDisk(folder: string, { leaveKb = 0 } = {}): () => void {
  const path = join(folder, 'filler');
  const file = openSync(path, 'w');
  const block = Buffer.alloc(BLOCK_BYTES, 1);
  let bytes = 0;
  try {
    for (;;) bytes += writeSync(file, block);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
  ftruncateSync(file, Math.max(0, bytes - leaveKb * 1024));
  closeSync(file);
  return () => rmSync(path);
}

const trial = mountSmallDisk(1);
trial?.unmount();

/** Whether this machine lets a test fill a disk. */
export const CAN_FILL_DISK = trial !== null;

/** The name of a test that fills a disk, with the reason where it cannot run. */
export const onFullDisk = (name: string) =>
  CAN_FILL_DISK ? name : `${name} (not run: only root on Linux may mount the small disk that it fills)`;
