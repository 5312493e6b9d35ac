import { LONGEST_HEADER } from '../../bounds';
import { ownText } from '../../cells/own-text';

const NAMES = new Map<string, string>();
const REMEMBERED = 20_000;

/** A header without case, accents, punctuation and camel case: AvgTalkDuration, avg_talk_duration → avg talk duration. */
export function plainHeader(header: string): string {
  const name = header.slice(0, LONGEST_HEADER);
  let plain = NAMES.get(name);
  if (plain === undefined) {
    plain = name
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll('ß', 'ss')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    if (NAMES.size >= REMEMBERED) NAMES.clear();
    NAMES.set(ownText(name), plain);
  }
  return plain;
}

/** A header cell as the header is called: by its beginning, where it is a long question. */
export const headerOfCell = (cell: string): string => cell.trim().slice(0, LONGEST_HEADER);

/** Headers as they are shown and kept: a blank one gets its place, a doubled one its turn. */
export function namedHeaders(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, place) => {
    const name = headerOfCell(cell) || `column ${place + 1}`;
    const turn = (seen.get(name) ?? 0) + 1;
    seen.set(name, turn);
    return turn === 1 ? name : `${name} (${turn})`;
  });
}

/** The place of each header by how it is compared: the first of equal ones. */
export function placesOf(headers: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  headers.forEach((header, place) => {
    const plain = plainHeader(header);
    if (!places.has(plain)) places.set(plain, place);
  });
  return places;
}
