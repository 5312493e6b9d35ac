import type { LegRecord, PersonRef } from '../../records';
import type { RowOutcome } from '../../row-outcome';
import type { PackedTexts } from './text-column';

/** The numbers of a leg behind its line and its start, in the order in which they are packed; NaN for null. */
export const NUMBERS = [
  'waitMs',
  'talkMs',
  'holdMs',
  'afterContactWorkMs',
  'firstReplyMs',
  'fullResolutionMs',
  'reopens',
] as const satisfies readonly (keyof LegRecord)[];
export const NUMBERS_A_ROW = NUMBERS.length + 2;
/** person, queue, channel, direction, zone, where the zone is from, reason, flags. */
export const CODES_A_ROW = 8;

/**
 * Some rows of a file on their way to the thread that writes: those that are one leg flat, in columns; all others as
 * they are. Handing them over as objects would cost both threads more than reading does.
 */
export interface PackedRows {
  legs: number;
  numbers: Float64Array<ArrayBuffer>;
  codes: Int32Array<ArrayBuffer>;
  contactKeys: PackedTexts;
  /** Null where it is the contact's. */
  legKeys: PackedTexts;
  startedTexts: PackedTexts;
  customerKeys: PackedTexts;
  /** As JSON. */
  attributes: PackedTexts;
  /** Each leg's original line; where that is not cut at its delimiters alone, its cells as JSON. */
  raw: PackedTexts;
  /** The words and people of the batches before are meant no more. */
  areWordsForgotten: boolean;
  /** Words and people that no batch before has named; a code is a place among all of them, 0 for null. */
  newWords: string[];
  newPeople: PersonRef[];
  others: RowOutcome[];
}

/** The cells of a leg's row. A line that is cut at its delimiters alone holds no quotation mark, JSON of texts does. */
export const cellsOf = (raw: string, delimiter: string): string[] =>
  raw.includes('"') ? JSON.parse(raw) : raw.split(delimiter);
