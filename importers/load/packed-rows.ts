import type { Instant, LegRecord, PersonRef, RowOutcome } from '../records';

/** The numbers of a leg in the order in which they are packed; NaN for null. */
const NUMBERS = [
  'waitMs',
  'talkMs',
  'holdMs',
  'afterContactWorkMs',
  'firstReplyMs',
  'fullResolutionMs',
  'reopens',
] as const satisfies readonly (keyof LegRecord)[];
/** Line and start stand before them. */
const NUMBERS_A_ROW = NUMBERS.length + 2;
/** person, queue, channel, direction, zone, where the zone is from, reason, flags. */
const CODES_A_ROW = 8;

/**
 * Some rows of a file on their way to the thread that writes: those that are one leg flat, in columns; all others as
 * they are. Handing them over as objects would cost both threads more than reading does.
 */
export interface PackedRows {
  legs: number;
  numbers: Float64Array<ArrayBuffer>;
  codes: Int32Array<ArrayBuffer>;
  contactKeys: string[];
  /** Null where it is the contact's. */
  legKeys: (string | null)[];
  startedTexts: string[];
  customerKeys: (string | null)[];
  attributes: (string | null)[];
  /** Each leg's line as it stands, or its cells where a line cut at its delimiters does not say them. */
  raw: (string | string[])[];
  /** Words and people that no batch before has named; a code is a place among all of them, 0 for null. */
  newWords: string[];
  newPeople: PersonRef[];
  others: RowOutcome[];
}

/** Packs the rows of one file, batch after batch. */
export class RowPacker {
  readonly #words = new Map<string, number>();
  readonly #people = new Map<string, number>();
  #batch = emptyBatch();
  #numbers = new Float64Array(0);
  #codes = new Int32Array(0);

  add(outcome: RowOutcome, text: string | undefined): void {
    const leg = outcome.fate === 'record' && outcome.records.length === 1 ? outcome.records[0]! : null;
    if (leg?.kind === 'leg') this.#addLeg(outcome.line, leg, text ?? outcome.cells);
    else this.#batch.others.push(outcome);
  }

  /** What was added since, and the buffers that can change hands. */
  take(): { batch: PackedRows; buffers: ArrayBuffer[] } {
    const { legs } = this.#batch;
    const batch = {
      ...this.#batch,
      numbers: this.#numbers.slice(0, legs * NUMBERS_A_ROW),
      codes: this.#codes.slice(0, legs * CODES_A_ROW),
    };
    this.#batch = emptyBatch();
    return { batch, buffers: [batch.numbers.buffer, batch.codes.buffer] };
  }

  #addLeg(line: number, leg: LegRecord, raw: string | string[]): void {
    const batch = this.#batch;
    const place = batch.legs;
    if (place * NUMBERS_A_ROW >= this.#numbers.length) this.#grow();
    batch.legs += 1;
    const numbers = this.#numbers;
    let at = place * NUMBERS_A_ROW;
    numbers[at++] = line;
    numbers[at++] = leg.started.at;
    for (const name of NUMBERS) numbers[at++] = leg[name] ?? Number.NaN;
    const codes = this.#codes;
    at = place * CODES_A_ROW;
    codes[at++] = leg.person === null ? 0 : this.#personCode(leg.person);
    codes[at++] = this.#wordCode(leg.queue);
    codes[at++] = this.#wordCode(leg.channel);
    codes[at++] = this.#wordCode(leg.direction);
    codes[at++] = this.#wordCode(leg.started.timeZone);
    codes[at++] = this.#wordCode(leg.started.zoneFrom);
    codes[at++] = this.#wordCode(leg.reason);
    codes[at] =
      Number(leg.isAnswered) |
      (Number(leg.isAbandoned) << 1) |
      (flagCode(leg.isTransferred) << 2) |
      (flagCode(leg.isResolved) << 4);
    batch.contactKeys.push(leg.contactKey);
    batch.legKeys.push(leg.legKey === leg.contactKey ? null : leg.legKey);
    batch.startedTexts.push(leg.started.text);
    batch.customerKeys.push(leg.customerKey);
    batch.attributes.push(leg.attributes === null ? null : JSON.stringify(leg.attributes));
    batch.raw.push(raw);
  }

  #grow(): void {
    const rows = Math.max(1024, (2 * this.#numbers.length) / NUMBERS_A_ROW);
    const numbers = new Float64Array(rows * NUMBERS_A_ROW);
    numbers.set(this.#numbers);
    const codes = new Int32Array(rows * CODES_A_ROW);
    codes.set(this.#codes);
    this.#numbers = numbers;
    this.#codes = codes;
  }

  #wordCode(word: string | null): number {
    if (word === null) return 0;
    let code = this.#words.get(word);
    if (code === undefined) {
      code = this.#words.size + 1;
      this.#words.set(word, code);
      this.#batch.newWords.push(word);
    }
    return code;
  }

  #personCode(person: PersonRef): number {
    const key = `${person.login}\u001f${person.name}\u001f${person.email}`;
    let code = this.#people.get(key);
    if (code === undefined) {
      code = this.#people.size + 1;
      this.#people.set(key, code);
      this.#batch.newPeople.push(person);
    }
    return code;
  }
}

/** Unpacks what one packer packed, in the order in which it did. */
export class RowUnpacker {
  readonly #words: (string | null)[] = [null];
  readonly #people: (PersonRef | null)[] = [null];

  constructor(private readonly delimiter: string) {}

  /** The rows in the order of their lines. */
  unpack(batch: PackedRows): RowOutcome[] {
    for (const word of batch.newWords) this.#words.push(word);
    for (const person of batch.newPeople) this.#people.push(person);
    const rows: RowOutcome[] = [];
    let other = 0;
    for (let place = 0; place < batch.legs; place += 1) {
      const line = batch.numbers[place * NUMBERS_A_ROW]!;
      for (let next = batch.others[other]; next && next.line < line; next = batch.others[other]) {
        rows.push(next);
        other += 1;
      }
      const leg = new UnpackedLeg(batch, place, this.#words, this.#people);
      rows.push(new UnpackedRow(line, leg, batch.raw[place]!, this.delimiter));
    }
    for (; other < batch.others.length; other += 1) rows.push(batch.others[other]!);
    return rows;
  }
}

/** A row that was packed. Its cells are cut anew when somebody asks for them, since hardly anybody does. */
class UnpackedRow {
  readonly fate = 'record';
  readonly records: [UnpackedLeg];

  constructor(
    readonly line: number,
    leg: UnpackedLeg,
    private readonly raw: string | string[],
    private readonly delimiter: string,
  ) {
    this.records = [leg];
  }

  get cells(): string[] {
    return typeof this.raw === 'string' ? this.raw.split(this.delimiter) : this.raw;
  }
}

/** A leg that was packed, with its attributes as the JSON that is stored. */
export class UnpackedLeg implements LegRecord {
  readonly kind = 'leg';
  readonly contactKey: string;
  readonly legKey: string;
  readonly person: PersonRef | null;
  readonly queue: string | null;
  readonly channel: LegRecord['channel'];
  readonly direction: LegRecord['direction'];
  readonly started: Instant;
  readonly isAnswered: boolean;
  readonly isAbandoned: boolean;
  readonly isTransferred: boolean | null;
  readonly isResolved: boolean | null;
  readonly waitMs: number | null;
  readonly talkMs: number | null;
  readonly holdMs: number | null;
  readonly afterContactWorkMs: number | null;
  readonly firstReplyMs: number | null;
  readonly fullResolutionMs: number | null;
  readonly reopens: number | null;
  readonly reason: string | null;
  readonly customerKey: string | null;
  readonly attributesJson: string | null;

  constructor(
    batch: PackedRows,
    place: number,
    words: readonly (string | null)[],
    people: readonly (PersonRef | null)[],
  ) {
    const { numbers, codes } = batch;
    const number = place * NUMBERS_A_ROW;
    const code = place * CODES_A_ROW;
    const flags = codes[code + 7]!;
    this.contactKey = batch.contactKeys[place]!;
    this.legKey = batch.legKeys[place] ?? this.contactKey;
    this.person = people[codes[code]!]!;
    this.queue = words[codes[code + 1]!]!;
    this.channel = words[codes[code + 2]!] as LegRecord['channel'];
    this.direction = words[codes[code + 3]!] as LegRecord['direction'];
    this.started = {
      at: numbers[number + 1]!,
      text: batch.startedTexts[place]!,
      timeZone: words[codes[code + 4]!]!,
      zoneFrom: words[codes[code + 5]!] as Instant['zoneFrom'],
    };
    this.isAnswered = (flags & 1) === 1;
    this.isAbandoned = (flags & 2) === 2;
    this.isTransferred = flagOf(flags >> 2);
    this.isResolved = flagOf(flags >> 4);
    this.waitMs = numberOf(numbers[number + 2]!);
    this.talkMs = numberOf(numbers[number + 3]!);
    this.holdMs = numberOf(numbers[number + 4]!);
    this.afterContactWorkMs = numberOf(numbers[number + 5]!);
    this.firstReplyMs = numberOf(numbers[number + 6]!);
    this.fullResolutionMs = numberOf(numbers[number + 7]!);
    this.reopens = numberOf(numbers[number + 8]!);
    this.reason = words[codes[code + 6]!]!;
    this.customerKey = batch.customerKeys[place]!;
    this.attributesJson = batch.attributes[place]!;
  }

  get attributes(): Record<string, string> | null {
    return this.attributesJson === null ? null : JSON.parse(this.attributesJson);
  }
}

const flagCode = (flag: boolean | null) => (flag === null ? 2 : flag ? 1 : 0);
const flagOf = (code: number) => ((code & 3) === 2 ? null : (code & 3) === 1);
const numberOf = (value: number) => (Number.isNaN(value) ? null : value);

function emptyBatch(): PackedRows {
  return {
    legs: 0,
    numbers: new Float64Array(0),
    codes: new Int32Array(0),
    contactKeys: [],
    legKeys: [],
    startedTexts: [],
    customerKeys: [],
    attributes: [],
    raw: [],
    newWords: [],
    newPeople: [],
    others: [],
  };
}
