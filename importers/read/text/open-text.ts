import type { Problem } from '../recognize/identification';
import type { RawRowOptions } from '../table/raw-rows';
import type { Encoding } from './encodings';
import { sniffBytes } from './text-encoding';

/** How a file's bytes become text and why so, or what it is instead of text. */
export async function openText(
  path: string,
  asked?: Encoding,
): Promise<
  { source: Pick<RawRowOptions, 'encoding' | 'bytes' | 'isGzip'>; encodingBecause: string } | { problem: Problem }
> {
  const found = await sniffBytes(path);
  if (found.is === 'empty') {
    const advice = 'Export it again and check that the report covers days with contacts.';
    return { problem: { code: 'empty_file', message: 'The file is empty.', advice } };
  }
  if (found.is === 'binary') {
    const advice = found.isWorkbook
      ? 'Unpack it, or open it in a spreadsheet and save it as CSV (UTF-8).'
      : 'Choose a CSV or other delimited text file.';
    const message = `The file holds no table of text: it looks like ${found.looksLike}.`;
    return { problem: { code: 'not_text', message, advice } };
  }
  const { bytes, isGzip } = found;
  return {
    source: { encoding: asked ?? found.encoding, bytes, ...(isGzip && { isGzip }) },
    encodingBecause: asked ? 'you chose it' : found.because,
  };
}
