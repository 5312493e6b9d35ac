import type { Db } from 'db/open';
import { findImport } from 'db/queries/imports';
import { findRecordFates, type RecordFate } from 'db/queries/imports-rows';
import { signalInHand } from 'db/threads/in-hand';
import { findKept } from 'importers/load/files/uploads';
import { runTask } from 'importers/load/threads/pool';
import type { ReadPlan } from 'importers/read/plan';
import { profileOf } from 'importers/read/profile-of';
import { database } from '~/db.server';
import { planOf, summaryOf } from './find-imports.server';
import { tellRow } from './tell-row.server';
import type { Fate } from './words';

/** What one record of the line is now: labels and values, and who and which import it belongs to. */
export interface LoadedRecord {
  key: string;
  fate: Fate;
  code: string | null;
  columnName: string | null;
  cell: string | null;
  advice: string | null;
  title: string;
  facts: { label: string; value: string }[];
  person: { id: number; name: string } | null;
  /** False where it enters no figure by itself. */
  isCounted?: boolean;
  /** Another import that says this row otherwise since. */
  replacedBy: { importId: number; line: number } | null;
}

/**
 * One line of an import's file: its cells by header and what they became. Null where the import has no such line. Who may
 * not read imports sees no row that another line has changed since: it may have become somebody else's.
 */
export async function findLine(
  { importId, line }: { importId: number; line: number },
  { mayReadImport }: { mayReadImport: boolean },
) {
  const opened = await database();
  const { db } = opened;
  const row = await findImport(opened, importId);
  if (!row) return null;
  const fates = await findRecordFates(db, importId, [line]);
  const plan = planOf(row);
  const path = findKept(row.file_hash);
  const cells = plan && path ? await cellsOf({ path, plan, line }) : null;
  if (fates.length === 0 && cells === null) return null;
  const waitLabel = waitLabelOf(plan);
  const records: LoadedRecord[] = [];
  for (const fate of fates)
    records.push(await recordOf(db, fate, { importId, isUndone: row.status === 'undone', mayReadImport, waitLabel }));
  const fieldOf = new Map(plan?.columns.map(({ index, field }) => [index, field]));
  return {
    import: summaryOf(row),
    line,
    cells:
      cells?.map((cell, index) => ({
        header: plan?.headers[index] ?? `column ${index + 1}`,
        cell,
        field: fieldOf.get(index) ?? null,
      })) ?? null,
    records,
  };
}

/** A line that stands far down a large file takes a tenth of a second to find: a thread looks for it. */
async function cellsOf(at: { path: string; plan: ReadPlan; line: number }): Promise<string[] | null> {
  const outcome = await runTask({ kind: 'read_line', ...at }, { signal: signalInHand() });
  if (outcome.kind !== 'line_read') throw new Error('The file of this import could not be read.');
  return outcome.cells;
}

interface At {
  importId: number;
  isUndone: boolean;
  mayReadImport: boolean;
  /** What this file's waits are made of. */
  waitLabel: string;
}

/** Some systems tell the ringing at an agent's desk apart from the queue; a wait is both. */
function waitLabelOf(plan: ReadPlan | null): string {
  const profile = plan && profileOf(plan);
  const parts = profile?.kind === 'leg' ? profile.leg.wait.add : undefined;
  return parts?.includes('wait') && parts.includes('ring') ? 'Wait (queue plus ringing)' : 'Wait';
}

async function recordOf(db: Db, found: RecordFate, at: At): Promise<LoadedRecord> {
  const base = {
    key: `${found.row_table}-${found.row_id}-${found.fate}`,
    fate: found.fate,
    code: found.code,
    columnName: found.column_name,
    cell: found.cell,
    advice: found.advice,
  };
  const nothing = { ...base, title: '', facts: [], person: null, replacedBy: null };
  if (found.row_id === null || found.row_table === null || at.isUndone) return nothing;
  const told = await tellRow(db, { table: found.row_table, id: found.row_id, waitLabel: at.waitLabel });
  if (!told) return nothing;
  const { importId, line, ...rest } = told;
  if (importId !== at.importId && !at.mayReadImport) return nothing;
  const isReplaced = found.fate !== 'unchanged' && importId !== null && importId !== at.importId;
  return { ...base, ...rest, replacedBy: isReplaced ? { importId, line: line ?? 1 } : null };
}
