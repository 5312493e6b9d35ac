import { basename } from 'node:path';
import { ArchiveRefused } from 'importers/load/files/archive-refused';
import { forget, keepUpload, type NamedFile } from 'importers/load/files/unpack';
import { FileTooLarge, largestFile, upTo } from 'importers/load/files/upload-limits';
import { uploadBody } from '~/server/bounds.server';
import { BROKEN_OFF, isEndless, openBody } from '~/server/read-body.server';
import { checkFields } from '~/server/read-form.server';
import { readMultipart } from '~/server/read-multipart.server';
import { type Refused, RequestRefused } from '~/server/refused.server';
import { comeBackAfter, knownError } from '../access/told-error.server';
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
  const body = openBody(request, uploadBody(largestFile()));
  try {
    const texts = await readMultipart(request.headers.get('Content-Type') ?? '', body(), async ({ name, content }) => {
      files.push(...(await receiveFile(name, content)));
    });
    return { files, texts: new Map(checkFields(texts).map(([name, text]) => [name, text.slice(0, LONGEST_TEXT)])) };
  } catch (error) {
    forget(files);
    await readPast(body(), error);
    throw error;
  }
}

/** Keeps a request's body as one file as it arrives; as several, where it is an archive. */
export async function receiveBody(request: Request, name: string): Promise<NamedFile[]> {
  const body = openBody(request, uploadBody(largestFile()));
  try {
    return await receiveFile(name, body());
  } catch (error) {
    await readPast(body(), error);
    throw error;
  }
}

/** Many a sender reads the answer only when all is sent, so the rest is let in and dropped; not where there may be no end. */
async function readPast(rest: AsyncGenerator<Uint8Array>, error: unknown): Promise<void> {
  if (error instanceof FileTooLarge || isEndless(error)) return;
  try {
    for await (const _ of rest);
  } catch {
    // Nobody is left to answer, or the upload has no end.
  }
}

/** Keeps one file as it arrives; several, where it is an archive. */
export async function receiveFile(name: string, data: AsyncIterable<Uint8Array>): Promise<NamedFile[]> {
  const shown = basename(name)
    .replace(/\p{Cc}/gu, '')
    .slice(0, LONGEST_NAME);
  return keepUpload(shown, upTo(data));
}

/** Why an upload could not be kept, with the status and headers that say so. */
export function whyNotKept(error: unknown): Refused & { headers?: Record<string, string> } {
  if (error instanceof RequestRefused && error.refused !== BROKEN_OFF) return error.refused;
  if (error instanceof FileTooLarge) {
    const advice = 'Split it, for example by week, or ask an admin to allow more (IMPORT_MAX_MB).';
    return { status: 413, code: 'too_large', message: error.message, advice };
  }
  if (error instanceof ArchiveRefused) {
    return { status: 422, code: error.code, message: error.message, advice: error.advice };
  }
  const known = knownError(error);
  if (known?.code === 'disk_full') {
    const message = 'The disk is full, so the files could not be kept. Nothing was loaded.';
    return { status: 507, code: 'disk_full', message, advice: 'Free some space, then send them again.' };
  }
  if (known) {
    const { status, code, message, advice, retryAfterSeconds } = known;
    return { status, code, message, advice, headers: comeBackAfter(retryAfterSeconds) };
  }
  const message = 'The upload was incomplete. Nothing was loaded.';
  return { status: 400, code: 'broken_upload', message, advice: 'Send them again.' };
}
