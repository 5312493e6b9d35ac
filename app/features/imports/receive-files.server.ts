import { basename } from 'node:path';
import { unstable_parseMultipartFormData as parseMultipartFormData } from '@remix-run/node';
import { keepFile } from 'importers/load/uploads';
import type { ChosenFile } from './chosen-files';

/** Keeps the files of an upload form as they arrive, a piece at a time, and says under which hash each is kept. */
export async function receiveFiles(request: Request): Promise<ChosenFile[]> {
  const files: ChosenFile[] = [];
  await parseMultipartFormData(request, async ({ name, filename, data }) => {
    if (name !== 'files' || !filename) {
      // What is not a chosen file is read past.
      for await (const _ of data);
      return null;
    }
    const { hash } = await keepFile(data);
    files.push({ hash, name: basename(filename).slice(0, 200) });
    return hash;
  });
  return files;
}

/** Why an upload could not be kept, and the status that says so. */
export function whyNotKept(error: unknown): { status: number; message: string } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return {
      status: 507,
      message:
        'The disk is full, so the files could not be kept. Nothing was loaded. Make room, then choose them again.',
    };
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
    return {
      status: 500,
      message: 'The data folder cannot be written to, so the files could not be kept. Nothing was loaded.',
    };
  }
  return { status: 400, message: 'The files did not arrive whole. Nothing was loaded. Choose them again.' };
}
