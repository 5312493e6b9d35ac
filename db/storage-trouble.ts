import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { basename, dirname } from 'node:path';

export type StorageProblem = 'disk_full' | 'read_only' | 'no_access' | 'damaged' | 'disk_fails';

/** What is wrong with the disk or a file on it, told so that somebody can act on it. */
export interface StorageTrouble {
  code: StorageProblem;
  /** The whole path, for whoever runs Fairlead; pages and programs see only its last part. */
  path: string;
  message: string;
  advice: string;
}

const WORDS: Record<StorageProblem, { message: (file: string) => string; advice: string }> = {
  disk_full: {
    message: (file) => `The disk that holds ${file} is full.`,
    advice: 'Free some space on it. No restart is needed.',
  },
  read_only: {
    message: (file) => `${file} is read-only.`,
    advice: 'Make the file, its folder and its disk writable, then start Fairlead again.',
  },
  no_access: {
    message: (file) => `Fairlead cannot open ${file}.`,
    advice: 'Let the account that runs Fairlead read and write that file and its folder.',
  },
  damaged: {
    message: (file) => `${file} is damaged, or is not a database.`,
    advice: 'Stop Fairlead, move that file aside, and restore your last copy.',
  },
  disk_fails: {
    message: (file) => `The disk that holds ${file} reports an error.`,
    advice: 'Check the disk and the system log, then start Fairlead again.',
  },
};

/** By the beginnings of what SQLite and the system call it. */
const PROBLEMS: [begins: string, problem: StorageProblem][] = [
  ['SQLITE_FULL', 'disk_full'],
  ['ENOSPC', 'disk_full'],
  ['EDQUOT', 'disk_full'],
  ['SQLITE_READONLY', 'read_only'],
  ['EROFS', 'read_only'],
  ['SQLITE_CANTOPEN', 'no_access'],
  ['SQLITE_PERM', 'no_access'],
  ['EACCES', 'no_access'],
  ['EPERM', 'no_access'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_IOERR', 'disk_fails'],
  ['EIO', 'disk_fails'],
];

/** Less is as good as nothing: SQLite writes whole pages, and its index of them in larger pieces. */
const NO_ROOM_BYTES = 65_536;

/** What this error says of the disk; null where it is about something else. `path`: the file, where the error names none. */
export function storageTrouble(error: unknown, path: string): StorageTrouble | null {
  if (error instanceof StorageError) return error.trouble;
  if (!(error instanceof Error) || !('code' in error)) return null;
  const code = String(error.code);
  const found = PROBLEMS.find(([begins]) => code.startsWith(begins))?.[1];
  return found ? troubleWith(pathIn(error) ?? path, found) : null;
}

/** The words for this problem with this file. */
export function troubleWith(path: string, problem: StorageProblem): StorageTrouble {
  const code = causeOf(path, problem);
  const { message, advice } = WORDS[code];
  return { code, path, message: message(basename(path)), advice };
}

/** SQLite tells less than the system: where it could not make a file beside its own, or let one grow, it cannot say why. */
function causeOf(path: string, problem: StorageProblem): StorageProblem {
  if (problem === 'disk_fails' && hasNoRoom(path)) return 'disk_full';
  if (problem === 'no_access' && isReadOnly(path)) return 'read_only';
  return problem;
}

/** Whether the disk takes no writes from anybody. */
function isReadOnly(path: string): boolean {
  try {
    accessSync(dirname(path), constants.W_OK);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EROFS';
  }
}

/** Thrown in an error's place where nobody between here and the end knows more: it tells which file, and what to do. */
export class StorageError extends Error {
  constructor(
    readonly trouble: StorageTrouble,
    cause: unknown,
  ) {
    super(`${trouble.message.replace(basename(trouble.path), trouble.path)} ${trouble.advice}`, { cause });
    this.name = 'StorageError';
  }
}

/** Does work, and tells of a disk or file that stops it. */
export async function tellingTrouble<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const trouble = storageTrouble(error, path);
    throw trouble ? new StorageError(trouble, error) : error;
  }
}

/** Says of an error of SQLite which file it is about: SQLite itself does not. */
export function aboutFile(error: unknown, path: string): unknown {
  if (error instanceof Error && 'code' in error && pathIn(error) === null) Object.assign(error, { path });
  return error;
}

/** Bytes that the disk of this file still takes; null where the system does not tell. */
export function freeBytes(path: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(existsSync(path) ? path : dirname(path));
    return bavail * bsize;
  } catch {
    return null;
  }
}

const pathIn = (error: Error) => ('path' in error && typeof error.path === 'string' ? error.path : null);

function hasNoRoom(path: string): boolean {
  const free = freeBytes(path);
  return free !== null && free < NO_ROOM_BYTES;
}
