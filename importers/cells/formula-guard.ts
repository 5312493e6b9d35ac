/** What a table may be cut at, by us or by whoever opens it without being asked. */
const DELIMITERS = ',;\t|';

/** What a spreadsheet begins a formula with, in the width of Latin and of Chinese letters. */
const OPENING = /[=+\-@＝＋－＠﹦﹢﹣﹫]/u;
/** What is not seen before it, or is taken off: blanks, control characters, marks of direction and of byte order, quotes; our own apostrophe. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}"']/u;
/** A cell that is a number below zero is no formula. One with a plus is guarded: a spreadsheet would take the plus off a phone number. */
const NUMBER = /^'*-\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?%?$/u;
/** Taken off unseen at the start of a cell, whatever stands behind it. */
const BREAK_AT_START = /^'*[\t\r\n]/u;

type Kind = 'opening' | 'unseen' | 'other';
const judge = (letter: string): Kind => (OPENING.test(letter) ? 'opening' : UNSEEN.test(letter) ? 'unseen' : 'other');
const OF_ASCII = Array.from({ length: 128 }, (_, code) => judge(String.fromCharCode(code)));

/**
 * Where a cell of a table with this delimiter could begin a formula: at its start, and at what others would take for the
 * start of a cell, behind a line break or a delimiter that is not this table's. Apostrophes count as unseen, so that
 * putting one in or taking it off changes nothing of which places these are. One pass: each letter is looked at once, and
 * places wait for what opens or for what is seen.
 */
function findPlaces(cell: string, delimiter: string): number[] {
  const places: number[] = [];
  if (BREAK_AT_START.test(cell)) places.push(0);
  let mayStart = places.length === 0;
  let waiting: number[] = [];
  for (let at = 0; at < cell.length; ) {
    const code = cell.codePointAt(at)!;
    const letter = String.fromCodePoint(code);
    const kind = OF_ASCII[code] ?? judge(letter);
    const isBreak = letter === '\r' || letter === '\n';
    if (kind === 'opening') {
      if (mayStart && !NUMBER.test(cell)) places.push(0);
      for (const place of waiting) places.push(place);
    }
    if (kind !== 'unseen') mayStart = false;
    if (kind !== 'unseen' || isBreak) waiting = [];
    at += letter.length;
    if (isBreak || (DELIMITERS.includes(letter) && letter !== delimiter)) waiting.push(at);
  }
  return places;
}

/** Most cells hold nothing that could open one. */
const mayOpen = (cell: string) => OPENING.test(cell) || BREAK_AT_START.test(cell);

/** A cell that no spreadsheet runs: an apostrophe stands before each place where a formula could begin. */
export function guardFormulas(cell: string, delimiter: string): string {
  if (!mayOpen(cell)) return cell;
  return cutAt(cell, findPlaces(cell, delimiter)).join("'");
}

/** The cell that was guarded: exactly those apostrophes are taken off that were put in. */
export function unguardFormulas(cell: string, delimiter: string): string {
  if (!cell.includes("'") || !mayOpen(cell)) return cell;
  const guarded = findPlaces(cell, delimiter).filter((place) => cell[place] === "'");
  const [first, ...rest] = cutAt(cell, guarded);
  return first! + rest.map((part) => part.slice(1)).join('');
}

function cutAt(cell: string, places: readonly number[]): string[] {
  return [0, ...places].map((from, index) => cell.slice(from, places[index]));
}
