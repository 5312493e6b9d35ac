/** What a form, a query or one part of a body may hold at most. The longest form of ours holds a twentieth. */
export const MOST_FIELDS = 2_000;
export const LONGEST_NAME = 200;
export const LONGEST_VALUE = 100_000;
/** Places in all the lists that the names of a form build together. */
export const MOST_PLACES = 2_000;
/** How deep a name or what a button carries may nest. */
export const DEEPEST = 8;

const MB = 1_000_000;

/** How many bytes a body may have, and how fast they have to come. */
export interface BodyBounds {
  mostBytes: number;
  /** The number of bytes that have to come … */
  leastBytes: number;
  /** … in each so long a time of waiting for them. */
  withinMs: number;
}

/** A form comes whole, and soon. */
export const FORM_BODY: BodyBounds = { mostBytes: MB, leastBytes: Number.POSITIVE_INFINITY, withinMs: 30_000 };

/** A form that anybody may send, signed in or not: a handful of short fields. */
export const DOOR_BODY: BodyBounds = { ...FORM_BODY, mostBytes: 20_000 };

/** Files take as long as their line needs, but a line that hardly brings anything is given up. */
export const uploadBody = (mostBytes: number): BodyBounds => ({
  // A little more for what a form puts around its files.
  mostBytes: mostBytes + MB,
  leastBytes: 60_000,
  withinMs: 60_000,
});
