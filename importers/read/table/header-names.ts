const NAMES = new Map<string, string>();
const REMEMBERED = 20_000;

/** A header without case, accents, punctuation and camel case: AvgTalkDuration, avg_talk_duration → avg talk duration. */
export function plainHeader(header: string): string {
  let plain = NAMES.get(header);
  if (plain === undefined) {
    plain = header
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll('ß', 'ss')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    if (NAMES.size >= REMEMBERED) NAMES.clear();
    NAMES.set(header, plain);
  }
  return plain;
}

/** Headers as they are shown and kept: a blank one gets its place, a doubled one its turn. */
export function namedHeaders(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, place) => {
    const name = cell.trim() || `column ${place + 1}`;
    const turn = (seen.get(name) ?? 0) + 1;
    seen.set(name, turn);
    return turn === 1 ? name : `${name} (${turn})`;
  });
}
