import type { PersonRef } from '../../records';
import type { RowOutcome } from '../../row-outcome';
import type { PackedTexts } from './text-column';

const placesOf = <Name extends string>(...names: readonly Name[]) =>
  Object.fromEntries(names.map((name, place) => [name, place])) as Record<Name, number>;

/** Where a leg's numbers stand among those of its row; NaN for null. */
export const NUMBER = placesOf(
  'line',
  'startedAt',
  'waitMs',
  'talkMs',
  'holdMs',
  'afterContactWorkMs',
  'firstReplyMs',
  'fullResolutionMs',
  'reopens',
);
export const NUMBERS_A_ROW = Object.keys(NUMBER).length;

/** Where its codes stand: of the person and of words, 0 for null; of flags (FLAGS). */
export const CODE = placesOf(
  'person',
  'queue',
  'channel',
  'direction',
  'timeZone',
  'zoneFrom',
  'reason',
  'isAnswered',
  'isAbandoned',
  'isTransferred',
  'isResolved',
);
export const CODES_A_ROW = Object.keys(CODE).length;

/** A flag's code is its place here. */
export const FLAGS = [null, false, true] as const;

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
