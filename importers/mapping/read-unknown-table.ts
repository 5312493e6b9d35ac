import { PROFILES } from '../profiles';
import { usesDecimalComma } from '../read/recognize/column-shapes';
import { findTable } from '../read/table/find-table';
import { namedHeaders } from '../read/table/header-names';
import { sniffBytes } from '../read/text/text-encoding';
import type { UnknownTable } from './suggest-mapping';

/** The table that a file's first rows hold, whatever it is; null where it is no text or has no header. */
export async function readUnknownTable(path: string, fileName: string): Promise<UnknownTable | null> {
  const bytes = await sniffBytes(path);
  if (bytes.is !== 'text') return null;
  const source = { encoding: bytes.encoding, bytes: bytes.bytes, ...(bytes.isGzip && { isGzip: true }) };
  const { delimiter, header, body } = await findTable(path, source, PROFILES, []);
  if (!header) return null;
  const rows = body.map(({ cells }) => cells).filter((cells) => cells.some((cell) => cell.trim() !== ''));
  return {
    fileName,
    headers: namedHeaders(header.cells),
    rows,
    hasDecimalComma: usesDecimalComma(rows, delimiter),
  };
}
