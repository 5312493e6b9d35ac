import type { ReadPlan } from '../../read/plan';
import { howToCut } from '../../read/read-export';
import { rawRows } from '../../read/table/raw-rows';

/** The cells of the row that begins on this line of a file; null where none does. Reads the file only that far. */
export async function readLine(path: string, plan: ReadPlan, line: number): Promise<string[] | null> {
  for await (const rows of rawRows(path, howToCut(plan))) {
    const last = rows.at(-1);
    if (!last || last.line < line) continue;
    return rows.find((row) => row.line === line)?.cells ?? null;
  }
  return null;
}
