import type { RowCounts } from './row-log';

/** How far a load or an undo has come. */
export interface Progress {
  phase: 'waiting' | 'reading' | 'indexing' | 'summing' | 'taking_back';
  counts: RowCounts;
  bytesRead: number;
  bytesTotal: number;
  /** Since the load began. */
  elapsedMs: number;
}

export const NO_COUNTS: RowCounts = {
  read: 0,
  inserted: 0,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  skipped: 0,
  held: 0,
};
