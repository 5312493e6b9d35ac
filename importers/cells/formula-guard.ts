/** What a table may be cut at, by us or by whoever opens it without being asked; as a pattern writes it. */
const DELIMITERS = { ',': ',', ';': ';', '\t': '\\t', '|': '\\|' };

/** What a spreadsheet begins a formula with, in the width of Latin and of Chinese letters. */
const OPENING = '[=+\\-@＝＋－＠﹦﹢﹣﹫]';
/** What is not seen before it, or is taken off: blanks, control characters, marks of direction and of byte order, quotes; our own apostrophe. */
const UNSEEN = `[\\p{Cc}\\p{Cf}\\p{Z}\\p{Default_Ignorable_Code_Point}"']`;
/** A cell that is a number below zero is no formula. One with a plus is guarded: a spreadsheet would take the plus off a phone number. */
const NUMBER = '-\\d+(?:[.,]\\d+)*(?:[eE][+\\-]?\\d+)?%?';

interface Guard {
  /** The places where an apostrophe is put in. */
  places: RegExp;
  /** The apostrophes that were. */
  apostrophes: RegExp;
}

const GUARDS = new Map<string, Guard>();

/**
 * Where a cell of a table with this delimiter could begin a formula: at its start, and at what others would take for the
 * start of a cell, behind a line break or a delimiter that is not this table's. Apostrophes count as unseen, so that
 * putting one in or taking it off changes nothing of which places these are.
 */
function guardOf(delimiter: string): Guard {
  const known = GUARDS.get(delimiter);
  if (known !== undefined) return known;
  const others = Object.entries(DELIMITERS).map(([each, pattern]) => (each === delimiter ? '' : pattern));
  const atStart = `(?:'*[\\t\\r\\n]|(?!'*${NUMBER}$)${UNSEEN}*${OPENING})`;
  const inside = `[${UNSEEN}--[\\r\\n]]*${OPENING}`;
  const behind = `(?<=[${others.join('')}\\r\\n])`;
  const guard = {
    places: new RegExp(`^(?=${atStart})|${behind}(?=${inside})`, 'gv'),
    apostrophes: new RegExp(`^'(?=${atStart})|${behind}'(?=${inside})`, 'gv'),
  };
  GUARDS.set(delimiter, guard);
  return guard;
}

/** Most cells hold nothing that could open one. */
const MAY_OPEN = new RegExp(`${OPENING}|^'*[\\t\\r\\n]`, 'v');

/** A cell that no spreadsheet runs: an apostrophe stands before each place where a formula could begin. */
export function guardFormulas(cell: string, delimiter: string): string {
  return MAY_OPEN.test(cell) ? cell.replace(guardOf(delimiter).places, "'") : cell;
}

/** The cell that was guarded: exactly those apostrophes are taken off that were put in. */
export function unguardFormulas(cell: string, delimiter: string): string {
  return cell.includes("'") ? cell.replace(guardOf(delimiter).apostrophes, '') : cell;
}
