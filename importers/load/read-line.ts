import type { ReadPlan } from '../read/plan';
import { rawRows } from '../read/raw-rows';

/** The cells of the row that begins on this line of a file; null where none does. Reads the file only that far. */
export async function readLine(path: string, plan: ReadPlan, line: number): Promise<string[] | null> {
  const { encoding, bytes, delimiter } = plan;
  for await (const rows of rawRows(path, { encoding, bytes, delimiter })) {
    const last = rows.at(-1);
    if (!last || last.line < line) continue;
    return rows.find((row) => row.line === line)?.cells ?? null;
  }
  return null;
}
