import { closeSync, openSync, writeSync } from 'node:fs';

/** Files that nobody exports and somebody may send, each of any size: what made a reader slow once, and its kin. */

const HEADER = 'Call Id,Agent,Date,Time,Answered,Talk time,Topic';
const row = (place: number, topic = 'Invoice') => `C${place},Ana,2026-03-02,09:00:00,Y,00:02:00,${topic}`;

/** Text piece by piece: no file of any size has to be held. */
type Pieces = Generator<string>;
/** So many bytes of a file, more or less. */
export type HostileFile = (bytes: number) => Pieces;

const PIECE = 1 << 16;

/** The same text over and over, or one that changes from time to time. */
function* repeated(bytes: number, text: string | ((place: number) => string)): Pieces {
  let piece = '';
  let written = 0;
  for (let place = 0; written < bytes; place += 1) {
    piece += typeof text === 'string' ? text : text(place);
    if (piece.length < PIECE && written + piece.length < bytes) continue;
    yield piece;
    written += piece.length;
    piece = '';
  }
}

/** A call log whose rows end in such topics. */
const calls = (topic: string | ((place: number) => string), lineEnd = '\n'): HostileFile =>
  function* (bytes) {
    yield `${HEADER}${lineEnd}${row(0)}${lineEnd}`;
    yield* repeated(bytes, (place) => `${row(place + 1, typeof topic === 'string' ? topic : topic(place))}${lineEnd}`);
  };

/** A call log, and then something else. */
const after = (begin: string, rest: string | ((place: number) => string)): HostileFile =>
  function* (bytes) {
    yield `${HEADER}\n${row(0)}\n${begin}`;
    yield* repeated(bytes, rest);
  };

/** A cell of up to a megabyte between others, as often as the bytes allow: a pattern that goes back and forth would never end. */
const longCells = (letters: string, place: 'id' | 'agent' | 'date' | 'time' | 'flag' | 'talk'): HostileFile =>
  function* (bytes) {
    yield `${HEADER}\n${`${row(0)}\n`.repeat(100)}`;
    const length = Math.min(bytes / 4, 900_000);
    const cell = letters.repeat(length / letters.length);
    const cells = ['C1', 'Ana', '2026-03-02', '09:00:00', 'Y', '00:02:00', 'x'];
    cells[['id', 'agent', 'date', 'time', 'flag', 'talk'].indexOf(place)] = `x${cell}x`;
    for (let written = 0; written < bytes; written += length) yield `${cells.join(',')}\n`;
  };

/** Refused rows that come back, each with a long cell: what they were guarded with is taken off. */
const refusedAgain = (letters: string): HostileFile =>
  function* (bytes) {
    yield `${HEADER},fairlead_line\n${`${row(0)},1\n`.repeat(100)}`;
    const length = Math.min(bytes / 4, 100_000);
    const topic = `"'${letters.repeat(length / letters.length)}"`;
    for (let written = 0, line = 1; written < bytes; written += length, line += 1)
      yield `${row(line, topic)},${line}\n`;
  };

const wide = (columns: number, header: (place: number) => string, cell: (place: number) => string): string => {
  const line = (of: (place: number) => string) => Array.from({ length: columns }, (_, place) => of(place)).join(',');
  return `${line(header)}\n${line(cell)}\n`;
};

/** Header and first row as wide as a table may be, with all other rows short. */
const wideAndShort = (header: (place: number) => string, cell: (place: number) => string): HostileFile =>
  function* (bytes) {
    yield wide(2000, header, cell);
    yield* repeated(bytes, 'a,b\n');
  };

/** As many columns as the bytes allow. */
const columns = (header: (place: number) => string): HostileFile =>
  function* (bytes) {
    const count = Math.floor(bytes / (header(1).length + 6));
    yield `${Array.from({ length: count }, (_, place) => header(place)).join(',')}\n`;
    for (let line = 0; line < 3; line += 1) yield `${'1,'.repeat(count - 1)}1\n`;
  };

const objects = (object: string | ((place: number) => string)): HostileFile =>
  function* (bytes) {
    yield `${JSON.stringify(contact(0))}\n`;
    yield* repeated(bytes, (place) => `${typeof object === 'string' ? object : object(place)}\n`);
  };

const contact = (place: number, more: object = {}) => ({
  ContactId: `C${place}`,
  Channel: 'VOICE',
  InitiationMethod: 'INBOUND',
  InitiationTimestamp: '2026-03-02T09:00:00Z',
  LastUpdateTimestamp: '2026-03-02T09:05:00Z',
  ...more,
});

const nested = (levels: number) => `${'{"a":1,"b":'.repeat(levels)}1${'}'.repeat(levels)}`;
const queueLog = (place: number) =>
  `177245${1000 + (place % 8000)}|call-${place}|support|NONE|ENTERQUEUE||+49301234567|1||\n`;

/** Each by what it is; those of cells are read cell by cell, those of columns are recognized. */
export const HOSTILE: Record<string, HostileFile> = {
  'an open quote before short lines': after('"open', `${row(7)}\n`),
  'an open quote before one endless line': after('"open\n', 'x'),
  'an open quote before lines of 100 kB': after('"open', `${'x'.repeat(100_000)}\n`),
  'an open quote every 150 lines': calls((place) => (place % 150 === 0 ? '"open' : 'x')),
  'an open quote at the end of each row of a kilobyte': calls(`${'x'.repeat(1000)},"open`),
  'one quote a line': calls('12" pipe'),
  'quotes within each cell': calls('"say "hello" now"'),
  'quotes that open in every cell of a line and never close': after('', `${'"a,'.repeat(300_000)}\n`),
  'quotes that close and open again': after('', `${'""'.repeat(400_000)}"\n`),
  'quoted cells of 150 lines': calls(`"${'line\n'.repeat(150)}"`),
  'quoted cells of 250 lines': calls(`"${'line\n'.repeat(250)}"`),
  'quoted cells over lines of all kinds of ends': calls(
    (place) => ['"a\r\nb"', '"a\nb"\r', '"a\rb"', '"\r\n"'][place % 4]!,
  ),
  'zero bytes after the first rows': after(`${row(1)}\n`.repeat(2000), '\0'),
  'zero bytes in every cell': after(`${row(1)}\n`.repeat(2000), `${row(1, '\0\0')}\n`),
  'one endless line': after('', 'x'),
  'lines of 900 kB': calls('x'.repeat(900_000)),
  'lines of delimiters': after('', `${','.repeat(200_000)}\n`),
  'nothing but line ends': after('', '\n'),
  'nothing but delimiters': after('', ',,,,,,\n'),
  'lines of one letter': after('', 'x\n'),
  'the same header again and again': after('', `${HEADER}\n`),
  'totals and footers': after('', 'Grand Total,,,,,,\nConfidential\n'),
  'a new person, queue and id in every row': calls((place) => `Topic ${place}`),
  'equal headers': columns(() => 'Agent'),
  'different headers': columns((place) => `Agent talk time ${place}`),
  'questions as headers': columns((place) => `How satisfied were you with ${place}`),
  'wide headers, short rows': wideAndShort(
    (place) => ['Call Id', 'Agent', 'Date', 'Time', 'Answered'][place] ?? `Answered ${place}`,
    (place) => ['C1', 'Ana', '2026-03-02', '09:00:00', 'N'][place] ?? 'Y',
  ),
  'wide objects, short ones after': objects((place) =>
    place === 0
      ? JSON.stringify(Object.fromEntries(Array.from({ length: 1900 }, (_, n) => [`k${n}`, 1])))
      : '{"k1899":1}',
  ),
  'objects of a megabyte': objects((place) => JSON.stringify(contact(place, { text: 'x'.repeat(900_000) }))),
  'objects with very many names': objects((place) =>
    JSON.stringify(contact(place, Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [`${place}n${n}`, n])))),
  ),
  'objects within objects': objects(nested(5000)),
  'lists within lists': objects(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
  'objects with one very long name': objects(
    `{"${'k'.repeat(400_000)}":{${Array.from({ length: 20_000 }, (_, n) => `"${n}":1`).join()}}}`,
  ),
  'objects that end too soon': objects('{"ContactId":"C1",'),
  'objects that are none': objects('{"ContactId":C1}'),
  'an object that never ends': after('', 'x'),
  'a queue log of calls that never end': function* (bytes) {
    yield* repeated(bytes, queueLog);
  },
  'spaces where a date should be': longCells(' ', 'date'),
  'Ts where a date should be': longCells('T', 'date'),
  'digits where a duration should be': longCells('1', 'talk'),
  'words and numbers where a duration should be': longCells('1 h ', 'talk'),
  'groups of digits where a duration should be': longCells('1,111', 'talk'),
  'colons where a time should be': longCells('1:', 'time'),
  'marks upon a letter where a date should be': longCells('\u0301\u0323', 'date'),
  'addresses without end where a name should be': longCells('@.', 'agent'),
  'spaces and hyphens where a name should be': longCells(' - ', 'agent'),
  'digits where an id should be': longCells('1', 'id'),
  'tabs in refused rows': refusedAgain('\t'),
  'tabs and spaces in refused rows': refusedAgain('\t '),
  'tabs and apostrophes in refused rows': refusedAgain("\t'"),
  'line breaks and apostrophes in refused rows': refusedAgain("\n'"),
};

/** A file that is as it should be, for comparison. */
export const PLAIN: HostileFile = calls('Invoice');

export function writeFileOf(path: string, pieces: Pieces): void {
  const file = openSync(path, 'w');
  for (const piece of pieces) writeSync(file, piece);
  closeSync(file);
}
