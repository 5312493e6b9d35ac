import type { DeclaredMetric, DefinitionChange } from 'db/roll-up/change-definitions';
import type { Mapping } from '../../mapping/mapping';
import type { JudgedKey } from '../../mapping/suggest-key';
import type { MappingSuggestion } from '../../mapping/suggest-mapping';
import type { RowKind } from '../../profiles/meanings';
import type { ReadPlan } from '../../read/plan';
import type { Identification, IdentifyOptions } from '../../read/recognize/identification';
import type { DryRun } from '../dry-run';
import type { Progress } from './progress';

interface FileToIdentify {
  path: string;
  options: IdentifyOptions;
}

export type Task =
  | { kind: 'load'; importId: number }
  | { kind: 'undo'; importId: number; userId: number | null }
  | { kind: 'settle_held'; heldPersonId: number }
  | {
      kind: 'change_definitions';
      change: DefinitionChange;
      by: { userId: number | null; date: string; metrics: readonly DeclaredMetric[] };
    }
  | { kind: 'merge'; keptId: number; mergedId: number; userId: number | null }
  | { kind: 'unmerge'; mergeId: number; userId: number | null }
  | { kind: 'identify'; files: FileToIdentify[] }
  | { kind: 'suggest'; path: string; fileName: string; rows?: RowKind }
  | { kind: 'judge_keys'; path: string; mapping: Pick<Mapping, 'columns' | 'rows'> }
  | { kind: 'read_line'; path: string; plan: ReadPlan; line: number }
  | { kind: 'dry_run'; path: string; plan: ReadPlan }
  | { kind: 'check_database' }
  | { kind: 'release_log' }
  | { kind: 'take_away_halves' }
  | { kind: 'forget_undone'; before: number };

/** What a thread has to do. */
export interface WorkerOrder {
  databasePath: string;
  task: Task;
  /** Raised where a load is to stop. */
  cancel?: SharedArrayBuffer;
  /** Whoever ordered it is asked for again, by `asking`, once the right to write is taken. */
  isAsked: boolean;
}

/** The answer to `asking`. */
export interface AskedAnswer {
  mayGoOn: boolean;
}

export type FromWorker =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'asking' }
  | { kind: 'identified'; found: Identification[] }
  | { kind: 'suggested'; suggestion: MappingSuggestion | null }
  | { kind: 'keys_judged'; keys: JudgedKey[] }
  | { kind: 'line_read'; cells: string[] | null }
  | { kind: 'dry_run_done'; found: DryRun }
  | { kind: 'database_checked'; isDamaged: boolean }
  | { kind: 'done' }
  | { kind: 'cancelled' }
  | { kind: 'failed'; error: string };
