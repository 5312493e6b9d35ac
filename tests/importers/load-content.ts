import { createReadStream } from 'node:fs';
import type { OpenDatabase } from 'db/open';
import { createImport } from 'importers/load/files/create-import';
import { keepFile } from 'importers/load/files/uploads';
import { loadFile } from 'importers/load/load-file';
import type { IdentifyOptions } from 'importers/read/recognize/identification';
import { identify } from 'importers/read/recognize/identify';
import { ROSTER_HEADER } from './load-helpers';

/** A roster that names nobody of any sample, after which all of their people are unknown. */
export const STRANGERS_ROSTER = `${ROSTER_HEADER}\nNobody Else,nobody.else@example.com,North,UTC,2024-01-01,,,,member\n`;

/** Loads a file from where it stands; fails where it is not recognized. */
export async function loadPath(database: OpenDatabase, path: string, options: IdentifyOptions) {
  const { plan, problem } = await identify(path, options);
  if (!plan) throw new Error(`${problem?.message} ${problem?.advice}`);
  const kept = await keepFile(createReadStream(path));
  const { id } = await createImport(database, { file: kept, fileName: 'input.csv', plan, userId: null });
  const result = await loadFile(database, id);
  if (result.status !== 'loaded') throw new Error(`It was not loaded: ${result.error}`);
  return { id, counts: result.counts, plan };
}

const TABLES = ['legs', 'answers', 'review_items', 'events', 'agent_intervals', 'agent_states', 'adherence_intervals'];
/** Columns that differ from load to load, or that hang on other rows. */
const PASSING =
  /^(id|import_id|line|leg_id|review_id|employee_id|named_employee_id|queue_id|zone_from|is_counted|started_text|is_repeated)$/;

/** What lines of an import became, by what it says rather than by numbers that differ from load to load. */
export function contentOf({ connection }: OpenDatabase, importId: number): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const table of TABLES) {
    for (const row of connection.prepare(`SELECT * FROM ${table} WHERE import_id = ? ORDER BY id`).all(importId)) {
      const { line, ...cells } = row as Record<string, unknown> & { line: number };
      const told = Object.entries(cells).filter(([column]) => !PASSING.test(column));
      found.set(line, [...(found.get(line) ?? []), JSON.stringify([table, told])].sort());
    }
  }
  return found;
}
