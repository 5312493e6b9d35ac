/**
 * Cells of one line whose quotes are all in order: around whole cells, doubled within. Null for any other line, which
 * wants a reader that looks further (a cell that goes on in the next line, a broken quote).
 */
export function splitStrictly(line: string, delimiter: string): string[] | null {
  const cells: string[] = [];
  let place = 0;
  while (true) {
    if (line.charCodeAt(place) === 34) {
      const cell = quotedCell(line, place + 1);
      if (cell === null) return null;
      cells.push(cell.text);
      if (cell.end === line.length) return cells;
      if (line[cell.end] !== delimiter) return null;
      place = cell.end + 1;
      continue;
    }
    const end = line.indexOf(delimiter, place);
    const text = end < 0 ? line.slice(place) : line.slice(place, end);
    if (text.includes('"')) return null;
    cells.push(text);
    if (end < 0) return cells;
    place = end + 1;
  }
}

/** A quoted cell's text from behind its opening quote, and the place behind its closing one. */
function quotedCell(line: string, from: number): { text: string; end: number } | null {
  let close = line.indexOf('"', from);
  let hasDoubled = false;
  while (close >= 0 && line.charCodeAt(close + 1) === 34) {
    hasDoubled = true;
    close = line.indexOf('"', close + 2);
  }
  if (close < 0) return null;
  const text = line.slice(from, close);
  return { text: hasDoubled ? text.replaceAll('""', '"') : text, end: close + 1 };
}

/**
 * Cells of one line whose quotes are broken: a quote opens only at a cell's start and closes only before a delimiter or
 * the line's end, so that `12" pipe` and `"say "hello" now"` keep their inner quotes as letters.
 */
export function splitTolerantly(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let place = 0;
  while (place <= line.length) {
    if (line[place] === '"') {
      const close = closingQuote(line, place + 1, delimiter);
      if (close >= 0) {
        cells.push(line.slice(place + 1, close).replaceAll('""', '"'));
        place = close + 2;
        continue;
      }
    }
    const end = line.indexOf(delimiter, place);
    cells.push(end < 0 ? line.slice(place) : line.slice(place, end));
    place = end < 0 ? line.length + 1 : end + 1;
  }
  return cells;
}

function closingQuote(line: string, from: number, delimiter: string): number {
  for (let quote = line.indexOf('"', from); quote >= 0; quote = line.indexOf('"', quote + 1)) {
    if (quote === line.length - 1 || line[quote + 1] === delimiter) return quote;
  }
  return -1;
}
