import type { DateOrder } from '../cells/date';
import type { DurationUnit } from '../cells/duration';
import type { Field, LegField } from '../profile';
import type { RowKind } from '../profiles/meanings';

type Channel = 'voice' | 'chat' | 'email';

/** A column of a file and what it means. */
export interface MappedColumn {
  header: string;
  field: Field;
  /** Of bare numbers in a duration column. */
  unit?: DurationUnit;
  /** The cells that mean yes, where they are not the usual words; all others then mean no. */
  yes?: readonly string[];
}

/** What somebody says of a file that no profile knows: plain data, of which a profile is made. */
export interface Mapping {
  rows: RowKind;
  columns: readonly MappedColumn[];
  /** Headers whose cells are not even kept. */
  dropped: readonly string[];
  /** The system whose ids and logins these are: a namespace, so that two systems' ids never meet. */
  source: string;
  /** Of contacts and tickets, where no column says it. */
  channel: Channel;
  /** What tells the rows of contacts apart. */
  key: readonly LegField[];
  /** Null: decided from the file's own dates. */
  dateOrder: DateOrder | null;
  /** Null: the center's zone, unless the cells name one. */
  timeZone: string | null;
  /** Cells that mean nothing, beside those that every file uses. */
  nulls: readonly string[];
}

/** The header that says a field, if one does. */
export const headerOf = (mapping: Mapping, field: Field): string | undefined =>
  mapping.columns.find((column) => column.field === field)?.header;
