import { databasePath } from 'db/open';
import { storageTrouble } from 'db/storage-trouble';
import { ArchiveRefused } from './files/archive-refused';

/** What stopped a load, told so that somebody can act on it. Whatever it was, nothing of the file was kept. */
export function whyFailed(error: unknown): string {
  if (error instanceof ArchiveRefused) return `${error.message} ${error.advice}`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const trouble = storageTrouble(error, databasePath());
  if (trouble?.code === 'disk_full') {
    return 'The disk is full. Nothing of this file was loaded. Make room, then run it again.';
  }
  if (trouble) return `${trouble.message} Nothing of this file was loaded. ${trouble.advice}`;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return 'Another load was writing for too long. Nothing of this file was loaded. Run it again.';
  }
  if (code === 'ENOENT') {
    return 'The kept copy of this file is gone, so it cannot be read. Nothing was loaded. Upload the file again.';
  }
  const message = error instanceof Error ? error.message : String(error);
  return `The load stopped on something unexpected (${message}). Nothing of this file was loaded.`;
}
