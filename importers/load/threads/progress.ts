import type { RowCounts } from '../write/row-log';

/** How far a load or an undo has come. */
export interface Progress {
  phase: 'waiting' | 'reading' | 'summing' | 'taking_back';
  counts: RowCounts;
  bytesRead: number;
  bytesTotal: number;
  /** Since the load began. */
  elapsedMs: number;
  /** Somebody has asked it to stop, and it will as soon as it can. */
  isCancelling?: boolean;
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
