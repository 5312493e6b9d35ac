import type { Profile } from '../../profile';
import type { RawRow } from './raw-row';

/** Rows that are looked at. */
const ENOUGH = 500;
/** Share of the rows whose cells must look as the report's do. */
const MOSTLY = 0.9;

/** The names of a file's columns where it has no header, by the report whose cells look like its own; null for none. */
export function findNameless(rows: readonly RawRow[], profiles: readonly Profile[]): string[] | null {
  const filled = rows.slice(0, ENOUGH).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (filled.length === 0) return null;
  for (const { nameless } of profiles) {
    if (!nameless) continue;
    const { names } = nameless;
    const shapes = Object.entries(nameless.shapes).map(
      ([name, text]) => [names.indexOf(name), new RegExp(text)] as const,
    );
    const alike = filled.filter(({ cells }) =>
      shapes.every(([index, shape]) => shape.test(cells[index]?.trim() ?? '')),
    );
    if (alike.length < filled.length * MOSTLY) continue;
    const width = alike.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    return Array.from({ length: width }, (_, place) => names[place] ?? '');
  }
  return null;
}
