import { basename } from 'node:path';
import { Readable } from 'node:stream';
import {
  createReadableStreamFromReadable,
  unstable_parseMultipartFormData as parseMultipartFormData,
} from '@remix-run/node';
import { ArchiveRefused } from 'importers/load/files/archive-refused';
import { forget, keepUpload, type NamedFile } from 'importers/load/files/unpack';
import { FileTooLarge, upTo } from 'importers/load/files/upload-limits';
import type { Refusal } from '../access/json-error.server';
import type { ChosenFile } from './chosen-files';

const LONGEST_NAME = 200;
const LONGEST_TEXT = 200;

/** Keeps the files of an upload form and says under which hash each is kept. */
export async function receiveFiles(request: Request): Promise<ChosenFile[]> {
  const { files } = await receiveForm(request);
  return files.map(({ name, file }) => ({ hash: file.hash, name }));
}

/**
 * Keeps the files of a multipart form as they arrive, a piece at a time, archives unpacked, and reads its short texts.
 * Where anything goes wrong none of the files stays.
 */
export async function receiveForm(request: Request): Promise<{ files: NamedFile[]; texts: Map<string, string> }> {
  const files: NamedFile[] = [];
  const texts = new Map<string, string>();
  const body = openBody(request);
  try {
    await parseMultipartFormData(withBody(request, body()), async ({ name, filename, data }) => {
      if (filename) files.push(...(await receiveFile(filename, data)));
      else if (filename === undefined) texts.set(name, await readText(data));
      // The field of a form in which no file was chosen is read past.
      else for await (const _ of data);
      return null;
    });
  } catch (error) {
    forget(files);
    await readPast(body(), error);
    throw error;
  }
  return { files, texts };
}

/** Keeps a request's body as one file as it arrives; as several, where it is an archive. */
export async function receiveBody(request: Request, name: string): Promise<NamedFile[]> {
  const body = openBody(request);
  try {
    return await receiveFile(name, body());
  } catch (error) {
    await readPast(body(), error);
    throw error;
  }
}

/** A body that whoever stops reading does not cut off: asked again, it goes on. An interrupted one ends in an error. */
function openBody(request: Request): () => AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  return async function* () {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) yield read.value;
  };
}

function withBody({ url, method, headers, signal }: Request, chunks: AsyncGenerator<Uint8Array>): Request {
  const body = createReadableStreamFromReadable(Readable.from(chunks, { objectMode: false }));
  return new Request(url, { method, headers, signal, body, duplex: 'half' } as RequestInit);
}

/** Many a sender reads the answer only when all is sent, so the rest is let in and dropped; not that of a file too large. */
async function readPast(rest: AsyncGenerator<Uint8Array>, error: unknown): Promise<void> {
  if (error instanceof FileTooLarge) return;
  try {
    for await (const _ of upTo(rest));
  } catch {
    // Nobody is there any more whom the answer could reach, or there is no end to it.
  }
}

/** Keeps one file as it arrives; several, where it is an archive. */
export async function receiveFile(name: string, data: AsyncIterable<Uint8Array>): Promise<NamedFile[]> {
  const shown = basename(name)
    .replace(/\p{Cc}/gu, '')
    .slice(0, LONGEST_NAME);
  return keepUpload(shown, upTo(data));
}

async function readText(data: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of data) if (text.length < LONGEST_TEXT) text += decoder.decode(chunk, { stream: true });
  return text.slice(0, LONGEST_TEXT);
}

/** Why an upload could not be kept, and the status that says so. */
export function whyNotKept(error: unknown): Refusal & { status: number } {
  if (error instanceof FileTooLarge) {
    const advice = 'Split it, for instance by weeks, or let an admin allow more (IMPORT_MAX_MB).';
    return { status: 413, code: 'too_large', message: error.message, advice };
  }
  if (error instanceof ArchiveRefused) {
    return { status: 422, code: error.code, message: error.message, advice: error.advice };
  }
  const cause = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (cause === 'ENOSPC' || cause === 'EDQUOT' || cause === 'SQLITE_FULL') {
    const message = 'The disk is full, so the files could not be kept. Nothing was loaded.';
    return { status: 507, code: 'disk_full', message, advice: 'Make room, then send them again.' };
  }
  if (cause === 'EACCES' || cause === 'EROFS' || cause === 'EPERM') {
    const message = 'The data folder cannot be written to, so the files could not be kept. Nothing was loaded.';
    return { status: 500, code: 'data_folder_closed', message, advice: 'Let whoever runs Fairlead look at it.' };
  }
  const message = 'The files did not arrive whole. Nothing was loaded.';
  return { status: 400, code: 'broken_upload', message, advice: 'Send them again.' };
}
