/**
 * Cells of one line whose quotes are broken: a quote opens only at a cell's start and closes only before a delimiter or
 * the line's end, so that `12" pipe` and `"say "hello" now"` keep their inner quotes as letters.
 */
export function splitTolerantly(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let place = 0;
  // Where no quote closes behind one cell, none does behind the next: it is looked for once.
  let mayClose = true;
  while (place <= line.length) {
    if (mayClose && line[place] === '"') {
      const close = closingQuote(line, place + 1, delimiter);
      if (close >= 0) {
        cells.push(line.slice(place + 1, close).replaceAll('""', '"'));
        place = close + 2;
        continue;
      }
      mayClose = false;
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
