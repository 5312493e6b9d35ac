import type { Instant, LegRecord, PersonRef } from '../../records';
import type { RowOutcome } from '../../row-outcome';
import { CODE, CODES_A_ROW, cellsOf, FLAGS, NUMBER, NUMBERS_A_ROW, type PackedRows } from './packed-rows';
import { TextReader } from './text-column';

/** Unpacks what one packer packed, in the order in which it did. */
export class RowUnpacker {
  readonly #words: (string | null)[] = [null];
  readonly #people: (PersonRef | null)[] = [null];

  constructor(private readonly delimiter: string) {}

  /** The rows in the order of their lines, each made when it is asked for: so it is forgotten young, which costs least. */
  *unpack(batch: PackedRows): Generator<RowOutcome> {
    if (batch.areWordsForgotten) this.#words.length = this.#people.length = 1;
    for (const word of batch.newWords) this.#words.push(word);
    for (const person of batch.newPeople) this.#people.push(person);
    const { others } = batch;
    const texts = textsOf(batch);
    let other = 0;
    for (let place = 0; place < batch.legs; place += 1) {
      const line = batch.numbers[place * NUMBERS_A_ROW + NUMBER.line]!;
      while (other < others.length && others[other]!.line < line) yield others[other++]!;
      const leg = new UnpackedLeg(batch, place, texts, this.#words, this.#people);
      yield new UnpackedRow(line, leg, texts.raw.next()!, this.delimiter);
    }
    while (other < others.length) yield others[other++]!;
  }
}

const textsOf = (batch: PackedRows) => ({
  contactKeys: new TextReader(batch.contactKeys),
  legKeys: new TextReader(batch.legKeys),
  startedTexts: new TextReader(batch.startedTexts),
  customerKeys: new TextReader(batch.customerKeys),
  attributes: new TextReader(batch.attributes),
  raw: new TextReader(batch.raw),
});

/** A row that was packed. Its cells are cut when somebody asks for them, since hardly anybody does. */
class UnpackedRow {
  readonly fate = 'record';
  readonly records: [UnpackedLeg];

  constructor(
    readonly line: number,
    leg: UnpackedLeg,
    private readonly raw: string,
    private readonly delimiter: string,
  ) {
    this.records = [leg];
  }

  get cells(): string[] {
    return cellsOf(this.raw, this.delimiter);
  }
}

/** A leg that was packed, with its attributes as the JSON that is stored. Rows that name one person share the object. */
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
    { numbers, codes }: PackedRows,
    place: number,
    texts: ReturnType<typeof textsOf>,
    words: readonly (string | null)[],
    people: readonly (PersonRef | null)[],
  ) {
    const number = place * NUMBERS_A_ROW;
    const code = place * CODES_A_ROW;
    this.contactKey = texts.contactKeys.next()!;
    this.legKey = texts.legKeys.next() ?? this.contactKey;
    this.person = people[codes[code + CODE.person]!]!;
    this.queue = words[codes[code + CODE.queue]!]!;
    this.channel = words[codes[code + CODE.channel]!] as LegRecord['channel'];
    this.direction = words[codes[code + CODE.direction]!] as LegRecord['direction'];
    this.started = {
      at: numbers[number + NUMBER.startedAt]!,
      text: texts.startedTexts.next()!,
      timeZone: words[codes[code + CODE.timeZone]!]!,
      zoneFrom: words[codes[code + CODE.zoneFrom]!] as Instant['zoneFrom'],
    };
    this.isAnswered = FLAGS[codes[code + CODE.isAnswered]!]!;
    this.isAbandoned = FLAGS[codes[code + CODE.isAbandoned]!]!;
    this.isTransferred = FLAGS[codes[code + CODE.isTransferred]!]!;
    this.isResolved = FLAGS[codes[code + CODE.isResolved]!]!;
    this.waitMs = numberOf(numbers[number + NUMBER.waitMs]!);
    this.talkMs = numberOf(numbers[number + NUMBER.talkMs]!);
    this.holdMs = numberOf(numbers[number + NUMBER.holdMs]!);
    this.afterContactWorkMs = numberOf(numbers[number + NUMBER.afterContactWorkMs]!);
    this.firstReplyMs = numberOf(numbers[number + NUMBER.firstReplyMs]!);
    this.fullResolutionMs = numberOf(numbers[number + NUMBER.fullResolutionMs]!);
    this.reopens = numberOf(numbers[number + NUMBER.reopens]!);
    this.reason = words[codes[code + CODE.reason]!]!;
    this.customerKey = texts.customerKeys.next();
    this.attributesJson = texts.attributes.next();
  }

  get attributes(): Record<string, string> | null {
    return this.attributesJson === null ? null : JSON.parse(this.attributesJson);
  }
}

const numberOf = (value: number) => (Number.isNaN(value) ? null : value);
