import type { DateOrder } from '../../cells/date';
import type { DurationUnit } from '../../cells/duration';
import type { Profile } from '../../profile';
import type { RowOutcome } from '../../row-outcome';
import type { ReadPlan } from '../plan';
import type { CellOutcome } from '../rows/read-cells';
import type { ReadNotice } from '../table/read-notice';
import type { Encoding } from '../text/encodings';

/** What a person may say about a file beforehand. */
export interface IdentifyOptions {
  profileId?: string;
  /** Profiles beside Fairlead's own: those that the center has saved. */
  profiles?: readonly Profile[];
  /** Zone of the file's times: goes before the profile's. */
  timeZone?: string;
  /** How the file's letters are written, where its bytes leave it open or mislead. */
  encoding?: Encoding;
  dateOrder?: DateOrder;
  /** Zone of files that name none: the center's setting. */
  centerTimeZone?: string;
  /** Units of bare numbers by field, where the file's magnitudes made Fairlead ask. */
  units?: Partial<Record<string, DurationUnit>>;
  /** The local days that the file covers, both inclusive, where neither its rows nor its preamble say so. */
  period?: { from: string; to: string };
  /** How many first rows to show, with what each cell says by itself; else ten without. */
  shownRows?: number;
}

export type ProblemCode =
  | 'not_text'
  | 'empty_file'
  | 'headers_only'
  | 'too_many_columns'
  | 'unknown_layout'
  | 'ambiguous_profile'
  | 'missing_columns'
  | 'ambiguous_dates'
  | 'implausible_durations'
  | 'period_missing'
  | 'bad_period'
  | 'unknown_time_zone'
  | 'unknown_profile';

/** Why a file cannot be loaded unchanged, and what to do. */
export interface Problem {
  code: ProblemCode;
  message: string;
  advice: string;
}

export interface Candidate {
  profileId: string;
  label: string;
  /** 0 to 1. */
  score: number;
  reason: string;
}

/** The detected type of a file, by its content alone. */
export interface Identification {
  path: string;
  bytes: number;
  encoding: string | null;
  /** What decided the encoding, in words. */
  encodingBecause: string | null;
  delimiter: string | null;
  headerLine: number | null;
  headers: string[];
  candidates: Candidate[];
  /** Null where there is a problem. */
  plan: ReadPlan | null;
  /** The first ten rows below the header, as they stand. */
  rawRows: string[][];
  /** The same rows as they would load; empty where there is no plan. */
  firstRows: RowOutcome[];
  /** What each cell of those rows says by itself, where it was asked for. */
  firstCells?: CellOutcome[][];
  notices: ReadNotice[];
  problem: Problem | null;
}
