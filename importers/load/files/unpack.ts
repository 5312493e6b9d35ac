import { rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl';
import { HARMLESS_BYTES, LARGEST_RATIO } from '../../read/text/byte-blocks';
import { ArchiveRefused } from './archive-refused';
import { largestFile } from './upload-limits';
import { type ArrivedFile, type JustKept, keepArrived, keepFile, pathOfKept, receive } from './uploads';

/** A kept file and what people call it. */
export interface NamedFile {
  name: string;
  file: JustKept;
}

/** What an archive may hold at most. */
export interface UnpackLimits {
  files: number;
  /** Of all its files together, unpacked. */
  bytes: number;
}

const MOST_FILES = 100;
/** Folders and whatever systems leave in archives count here. */
const MOST_ENTRIES = 2_000;

/**
 * Keeps the files of an upload as it arrives: those of a zip archive (told by its content, never by its name) one by one,
 * or the upload itself. Each is kept as if it had been sent alone and called “export.zip › tickets.csv”; the archive is
 * not kept. Nothing is written by the names inside. A refused archive leaves nothing behind.
 */
export async function keepUpload(
  name: string,
  content: AsyncIterable<Uint8Array>,
  limits: UnpackLimits = defaultLimits(),
): Promise<NamedFile[]> {
  const arrived = await receive(content);
  try {
    const files = (await isZip(arrived.path)) ? await unpack(arrived, name, limits) : null;
    return files ?? [{ name, file: keepArrived(arrived) }];
  } finally {
    rmSync(arrived.path, { force: true });
  }
}

/** The files of an archive; null for a workbook, which is a zip too. */
async function unpack(archive: ArrivedFile, name: string, limits: UnpackLimits): Promise<NamedFile[] | null> {
  const zip = await openPromise(archive.path, { autoClose: false, decodeStrings: false }).catch(() => {
    throw new ArchiveRefused('damaged_archive');
  });
  const files: NamedFile[] = [];
  try {
    const entries = await findFiles(zip, archive.bytes, limits);
    if (entries === 'workbook') return null;
    for (const { name: inner, entry } of entries) {
      const file = await keepFile(bytesIn(zip, entry));
      files.push({ name: `${name} › ${inner}`, file });
      if (await isZip(pathOfKept(file.storedPath))) throw new ArchiveRefused('nested_archive', inner);
    }
    return files;
  } catch (error) {
    forget(files);
    throw error instanceof ArchiveRefused || isOfThisMachine(error) ? error : new ArchiveRefused('damaged_archive');
  } finally {
    zip.close();
  }
}

/**
 * A file's bytes, as long as they are those that were packed: as many as the directory declared, and of the same sum.
 * Opened when they are asked for, since a stream that fails before anybody listens ends the process.
 */
async function* bytesIn(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  let sum = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (sum !== entry.crc32) throw new ArchiveRefused('damaged_archive');
}

/** Removes files that nobody had kept before. */
export function forget(files: readonly NamedFile[]): void {
  for (const { file } of files) if (file.isNew) rmSync(pathOfKept(file.storedPath), { force: true });
}

const defaultLimits = (): UnpackLimits => ({ files: MOST_FILES, bytes: largestFile() });

type Wanted = { name: string; entry: Entry };

/** The archive's files, judged by what its directory declares before any of them is unpacked. */
async function findFiles(zip: ZipFile, bytes: number, limits: UnpackLimits): Promise<Wanted[] | 'workbook'> {
  if (zip.entryCount > MOST_ENTRIES) throw new ArchiveRefused('too_many_files');
  const found: Wanted[] = [];
  let declared = 0;
  for await (const entry of zip.eachEntry()) {
    const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
    if (path === '[Content_Types].xml' || path === 'mimetype') return 'workbook';
    if (!isFileOfTheirs(path)) continue;
    const name = nameOf(path);
    if (entry.isEncrypted()) throw new ArchiveRefused('encrypted_archive', name);
    if (!entry.canDecodeFileData()) throw new ArchiveRefused('damaged_archive');
    found.push({ name, entry });
    declared += entry.uncompressedSize;
    if (found.length > limits.files) throw new ArchiveRefused('too_many_files');
    if (declared > limits.bytes || isBomb(declared, bytes)) throw new ArchiveRefused('unpacks_beyond_measure');
  }
  if (found.length === 0) throw new ArchiveRefused('empty_archive');
  return found;
}

const isBomb = (unpacked: number, packed: number) => unpacked > HARMLESS_BYTES && unpacked > packed * LARGEST_RATIO;

/** No folder, and nothing that a system put there by itself. */
function isFileOfTheirs(path: string): boolean {
  if (path.endsWith('/') || path.startsWith('__MACOSX/')) return false;
  const name = nameOf(path);
  return name !== '' && !name.startsWith('.') && name !== 'Thumbs.db' && name !== 'desktop.ini';
}

/** The last part of a path, for people to read. */
const nameOf = (path: string) =>
  path
    .split(/[/\\]/)
    .at(-1)!
    .replace(/\p{Cc}/gu, '')
    .slice(0, 120);

/** An archive with content, an empty one, or a part of one. */
const SIGNATURES = ['504b0304', '504b0506', '504b0708'];

async function isZip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return SIGNATURES.includes(buffer.toString('hex'));
  } finally {
    await file.close();
  }
}

/** A full disk, a folder without rights: nothing that the archive could help. */
const isOfThisMachine = (error: unknown) => error instanceof Error && 'syscall' in error;
