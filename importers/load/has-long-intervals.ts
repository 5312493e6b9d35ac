import type { Connection } from 'db/open';
import { LONGEST_DAY_MS } from 'db/roll-up/mark-counted';

const TABLES = ['agent_intervals', 'agent_states', 'queue_intervals', 'adherence_intervals'];

/** Whether rows of an import cover more than a day, so that they enter no figure. */
export function hasLongIntervals(connection: Connection, importId: number): boolean {
  return TABLES.some(
    (table) =>
      connection
        .prepare(`SELECT 1 FROM ${table} WHERE import_id = ? AND interval_ms > ? LIMIT 1`)
        .get(importId, LONGEST_DAY_MS) !== undefined,
  );
}
