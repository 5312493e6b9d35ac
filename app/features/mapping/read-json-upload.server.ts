import {
  unstable_createMemoryUploadHandler as createMemoryUploadHandler,
  unstable_parseMultipartFormData as parseMultipartFormData,
} from '@remix-run/node';

/** A layout of 500 columns is far below this. */
const MOST_BYTES = 1_000_000;

/** The text of the one JSON file of a form; null where none was chosen or it is too large for a layout. */
export async function readJsonUpload(request: Request): Promise<string | null> {
  try {
    const form = await parseMultipartFormData(request, createMemoryUploadHandler({ maxPartSize: MOST_BYTES }));
    const file = form.get('layout');
    return file instanceof File && file.size > 0 ? await file.text() : null;
  } catch {
    // Too large, or the sender broke off.
    return null;
  }
}
