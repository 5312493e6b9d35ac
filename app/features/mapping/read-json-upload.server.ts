import { uploadBody } from '~/server/bounds.server';
import { openBody } from '~/server/read-body.server';
import { readMultipart } from '~/server/read-multipart.server';
import { RequestRefused } from '~/server/refused.server';

/** A layout of 500 columns is far below this. */
const MOST_BYTES = 1_000_000;

/** The text of the one JSON file of a form; null where none was chosen, it is too large for a layout or did not arrive whole. */
export async function readJsonUpload(request: Request): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  try {
    const body = openBody(request, uploadBody(MOST_BYTES));
    await readMultipart(request.headers.get('Content-Type') ?? '', body(), async ({ field, content }) => {
      for await (const chunk of content) if (field === 'layout') chunks.push(chunk);
    });
  } catch (error) {
    if (error instanceof RequestRefused) return null;
    throw error;
  }
  const json = Buffer.concat(chunks);
  return json.length > 0 && json.length <= MOST_BYTES ? json.toString('utf8') : null;
}
