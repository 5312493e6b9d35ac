/** Shorter parts of a text are copied anyway. */
const COPIED_BELOW = 13;

/**
 * The same text by itself, for whoever remembers it: a cell is a view of the block that was read, and would keep all of
 * that block in the memory for as long as it is remembered.
 */
export function ownText(text: string): string {
  return text.length < COPIED_BELOW ? text : ` ${text}`.slice(1);
}
