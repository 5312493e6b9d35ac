import { splitTolerantly } from './split-line';

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The delimiter that cuts the most lines into the most, equally many cells; a spreadsheet's `sep=;` line says it itself. */
export function sniffDelimiter(lines: readonly string[]): string {
  const said = /^sep=(.)\s*$/i.exec(lines[0] ?? '');
  if (said) return said[1]!;
  let best = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const score = agreement(lines.map((line) => splitTolerantly(line, delimiter).length));
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** Share of lines with the commonest number of cells (two or more), times that number less one. */
function agreement(counts: readonly number[]): number {
  const lines = new Map<number, number>();
  for (const count of counts) if (count > 1) lines.set(count, (lines.get(count) ?? 0) + 1);
  let best = 0;
  for (const [count, times] of lines) best = Math.max(best, (times / counts.length) * (count - 1));
  return best;
}
