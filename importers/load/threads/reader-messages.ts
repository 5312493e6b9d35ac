import type { ReadPlan } from '../../read/plan';
import type { ReadNotice } from '../../read/table/read-notice';
import type { PackedRows } from './packed-rows';

/** What the thread that writes tells the one that reads: what to read, and that it took a batch. */
export type ToReader = { kind: 'read'; path: string; plan: ReadPlan } | { kind: 'taken' };

export type FromReader =
  | { kind: 'rows'; batch: PackedRows; bytesRead: number }
  | { kind: 'notice'; notice: ReadNotice }
  | { kind: 'end' }
  | { kind: 'broken'; error: unknown; code?: string };
