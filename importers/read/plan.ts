import type { DateOrder } from '../cells/date';
import type { DurationUnit, Field, Profile } from '../profile';
import type { Encoding } from './text-encoding';

/** One field and the column of this file that says it. */
export interface PlannedColumn {
  field: Field;
  index: number;
  header: string;
  unit?: DurationUnit;
  /** What follows the prefix in headers such as alias:five9. */
  name?: string;
}

/** How one file is to be read: all of it plain data, so that it can be shown, stored and handed to another thread. */
export interface ReadPlan {
  profileId: string;
  profileVersion: number;
  label: string;
  /** Namespace of the file's keys and aliases. */
  source: string;
  kind: Profile['kind'];
  encoding: Encoding;
  bytes: number;
  delimiter: string;
  hasDecimalComma: boolean;
  headerLine: number;
  headers: string[];
  columns: PlannedColumn[];
  dateOrder: DateOrder;
  /** What decided the order of day and month, in words. */
  dateOrderBecause: string;
  timeZone: string;
  zoneFrom: 'profile' | 'user' | 'center';
  zoneBecause: string;
  ratingScale: { min: number; max: number } | null;
}
