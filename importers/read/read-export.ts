import { BATCH } from '../bounds';
import type { RowOutcome } from '../row-outcome';
import type { ReadPlan } from './plan';
import { profileOf } from './profile-of';
import { FileNotices } from './recognize/file-notices';
import { rowOutcomes } from './rows/row-outcomes';
import { lengthOf, type RawRow } from './table/raw-row';
import { type RawRowOptions, rawRows } from './table/raw-rows';
import type { ReadNotice } from './table/read-notice';
import type { OnProgress } from './text/byte-blocks';

/** What of a plan says how the file is cut into rows. */
export function howToCut({
  encoding,
  bytes,
  isGzip,
  delimiter,
  isGuarded,
  isJsonLines,
  headers,
}: ReadPlan): RawRowOptions {
  return { encoding, bytes, isGzip, delimiter, isGuarded, paths: isJsonLines ? headers : undefined };
}

export interface ReadOptions {
  onProgress?: OnProgress;
  /** What is odd about lines, and at the end about the file, that were read all the same. */
  onNotice?: (notice: ReadNotice) => void;
}

/** An original row and its result. */
export interface ReadRow {
  raw: RawRow;
  outcome: RowOutcome;
}

/** A file's body by its plan, a few rows at a time: every row below the header yields exactly one outcome. */
export async function* readRows(path: string, plan: ReadPlan, options: ReadOptions = {}): AsyncGenerator<ReadRow[]> {
  const outcomeOf = rowOutcomes(profileOf(plan), plan);
  const notices = new FileNotices();
  for await (const rows of rawRows(path, { ...howToCut(plan), ...options })) {
    const read: ReadRow[] = [];
    for (const raw of rows) {
      if (raw.line <= plan.headerLine) continue;
      const outcome = outcomeOf(raw);
      notices.take(outcome);
      // Cells that were filled from above the table are no longer those of the text.
      read.push({ raw: outcome.cells === raw.cells ? raw : { ...raw, text: undefined }, outcome });
    }
    if (read.length > 0) yield read;
  }
  for (const notice of notices.end()) options.onNotice?.(notice);
}

/** What the rows of a file's body become, 500 at a time, or fewer where they are long. */
export async function* readExport(path: string, plan: ReadPlan, options?: ReadOptions): AsyncGenerator<RowOutcome[]> {
  let batch: RowOutcome[] = [];
  let characters = 0;
  for await (const rows of readRows(path, plan, options)) {
    for (const { raw, outcome } of rows) {
      batch.push(outcome);
      characters += lengthOf(raw);
      if (batch.length < BATCH.rows && characters < BATCH.characters) continue;
      yield batch;
      batch = [];
      characters = 0;
    }
  }
  if (batch.length > 0) yield batch;
}
