import type { DateOrder } from '../cells/date';
import type { DurationUnit } from '../cells/duration';
import type { Field, Profile } from '../profile';
import type { Encoding } from './text/encodings';

/** One field and the column of this file that says it. */
export interface PlannedColumn {
  field: Field;
  index: number;
  header: string;
  unit?: DurationUnit;
  /** What stands above the table, for every row whose own cell says nothing. */
  says?: string;
  /** No row of the file has this column: it is one of those that are added behind the last for what stands above. */
  isAdded?: boolean;
  /** What follows the prefix in headers such as alias:five9. */
  name?: string;
}

/** How one file is to be read: all of it plain data, so that it can be shown, stored and handed to another thread. */
export interface ReadPlan {
  profileId: string;
  profileVersion: number;
  /** The whole profile where it is none of those that Fairlead brings: a load run again then reads as it did. */
  profile?: Profile;
  label: string;
  /** Namespace of the file's keys and aliases. */
  source: string;
  kind: Profile['kind'];
  encoding: Encoding;
  /** Size on disk. */
  bytes: number;
  isGzip?: boolean;
  /** The rows are JSON objects, one a line; the headers are their paths. */
  isJsonLines?: boolean;
  delimiter: string;
  /** The file is one of refused rows, whose cells are guarded against formulas. */
  isGuarded?: boolean;
  hasDecimalComma: boolean;
  /** 0 where the file has none. */
  headerLine: number;
  /** Line of the first row that is none of the header's, where a header has several rows. */
  bodyLine?: number;
  /** Those of the file, and of what stands above its table. */
  headers: string[];
  columns: PlannedColumn[];
  dateOrder: DateOrder;
  /** What decided the order of day and month, in words. */
  dateOrderBecause: string;
  timeZone: string;
  zoneFrom: 'file' | 'profile' | 'user' | 'center';
  zoneBecause: string;
  /** Set where the file says that it is not the whole report. */
  partial?: string;
  /** The local days that all rows cover, both inclusive, where they do not say so themselves, and who says it. */
  period?: { from: string; to: string; because: string };
  /** Headers of averages that no count stands beside, so that they cannot be summed. */
  leftOut?: string[];
  ratingScale: { min: number; max: number } | null;
}
