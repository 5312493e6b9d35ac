import { BATCH, REMEMBERED } from '../../bounds';
import { ownText } from '../../cells/own-text';
import { lengthOf } from '../../read/table/raw-row';
import type { LegRecord, PersonRef } from '../../records';
import type { RowOutcome } from '../../row-outcome';
import { jsonOfTexts } from './json-of-texts';
import { CODE, CODES_A_ROW, FLAGS, NUMBER, NUMBERS_A_ROW, type PackedRows } from './packed-rows';
import { TextColumn } from './text-column';

const FIRST_ROWS = 1024;
/** A column of free text names ever new words, a large file ever new people: beyond this both sides start over. */
const MOST_WORDS = 100_000;

/** Packs the rows of one file, batch after batch. */
export class RowPacker {
  readonly #words = new Map<string, number>();
  readonly #people = new Map<string, number>();
  /** The codes of people by the very object: rows of one person mostly share it. */
  readonly #codeOf = new Map<PersonRef, number>();
  readonly #contactKeys = new TextColumn();
  readonly #legKeys = new TextColumn();
  readonly #startedTexts = new TextColumn();
  readonly #customerKeys = new TextColumn();
  readonly #attributes = new TextColumn();
  readonly #raw = new TextColumn();
  #numbers = new Float64Array(FIRST_ROWS * NUMBERS_A_ROW);
  #codes = new Int32Array(FIRST_ROWS * CODES_A_ROW);
  #legs = 0;
  #newWords: string[] = [];
  #newPeople: PersonRef[] = [];
  #others: RowOutcome[] = [];
  #areWordsForgotten = false;
  /** Of the words and people that are remembered, and of the rows that were added since the last were taken. */
  #remembered = 0;
  #characters = 0;

  constructor(private readonly mostWords = MOST_WORDS) {}

  /** `text`: the row's line, where its cells are what stands between its delimiters. */
  add(outcome: RowOutcome, text: string | undefined): void {
    this.#characters += text?.length ?? lengthOf(outcome);
    const leg = outcome.fate === 'record' && outcome.records.length === 1 ? outcome.records[0]! : null;
    // The rare hour that a clock change doubles or leaves out goes as it is.
    if (leg?.kind === 'leg' && leg.started.oddHour === undefined)
      this.#addLeg(outcome.line, leg, text ?? JSON.stringify(outcome.cells));
    else this.#others.push(outcome);
  }

  /** Whether what was added since the last were taken is enough to be handed on. */
  get isFull(): boolean {
    return this.#legs + this.#others.length >= BATCH.rows || this.#characters >= BATCH.characters;
  }

  get isEmpty(): boolean {
    return this.#legs + this.#others.length === 0;
  }

  /** What was added since. */
  take(): PackedRows {
    const batch = {
      legs: this.#legs,
      numbers: this.#numbers.slice(0, this.#legs * NUMBERS_A_ROW),
      codes: this.#codes.slice(0, this.#legs * CODES_A_ROW),
      contactKeys: this.#contactKeys.take(),
      legKeys: this.#legKeys.take(),
      startedTexts: this.#startedTexts.take(),
      customerKeys: this.#customerKeys.take(),
      attributes: this.#attributes.take(),
      raw: this.#raw.take(),
      areWordsForgotten: this.#areWordsForgotten,
      newWords: this.#newWords,
      newPeople: this.#newPeople,
      others: this.#others,
    };
    this.#legs = 0;
    this.#newWords = [];
    this.#newPeople = [];
    this.#others = [];
    this.#characters = 0;
    this.#areWordsForgotten =
      this.#words.size > this.mostWords ||
      this.#people.size > this.mostWords ||
      this.#remembered > REMEMBERED.characters;
    if (this.#areWordsForgotten) this.#forget();
    return batch;
  }

  #addLeg(line: number, leg: LegRecord, raw: string): void {
    const place = this.#legs;
    this.#legs += 1;
    if (this.#legs * NUMBERS_A_ROW > this.#numbers.length) this.#grow();
    const numbers = this.#numbers;
    const number = place * NUMBERS_A_ROW;
    numbers[number + NUMBER.line] = line;
    numbers[number + NUMBER.startedAt] = leg.started.at;
    numbers[number + NUMBER.waitMs] = leg.waitMs ?? Number.NaN;
    numbers[number + NUMBER.talkMs] = leg.talkMs ?? Number.NaN;
    numbers[number + NUMBER.holdMs] = leg.holdMs ?? Number.NaN;
    numbers[number + NUMBER.afterContactWorkMs] = leg.afterContactWorkMs ?? Number.NaN;
    numbers[number + NUMBER.firstReplyMs] = leg.firstReplyMs ?? Number.NaN;
    numbers[number + NUMBER.fullResolutionMs] = leg.fullResolutionMs ?? Number.NaN;
    numbers[number + NUMBER.reopens] = leg.reopens ?? Number.NaN;
    const codes = this.#codes;
    const code = place * CODES_A_ROW;
    codes[code + CODE.person] = leg.person === null ? 0 : this.#personCode(leg.person);
    codes[code + CODE.queue] = this.#wordCode(leg.queue);
    codes[code + CODE.channel] = this.#wordCode(leg.channel);
    codes[code + CODE.direction] = this.#wordCode(leg.direction);
    codes[code + CODE.timeZone] = this.#wordCode(leg.started.timeZone);
    codes[code + CODE.zoneFrom] = this.#wordCode(leg.started.zoneFrom);
    codes[code + CODE.reason] = this.#wordCode(leg.reason);
    codes[code + CODE.isAnswered] = FLAGS.indexOf(leg.isAnswered);
    codes[code + CODE.isAbandoned] = FLAGS.indexOf(leg.isAbandoned);
    codes[code + CODE.isTransferred] = FLAGS.indexOf(leg.isTransferred);
    codes[code + CODE.isResolved] = FLAGS.indexOf(leg.isResolved);
    this.#contactKeys.push(leg.contactKey);
    this.#legKeys.push(leg.legKey === leg.contactKey ? null : leg.legKey);
    this.#startedTexts.push(leg.started.text);
    this.#customerKeys.push(leg.customerKey);
    this.#attributes.push(leg.attributes === null ? null : jsonOfTexts(leg.attributes));
    this.#raw.push(raw);
  }

  #grow(): void {
    const [numbers, codes] = [this.#numbers, this.#codes];
    this.#numbers = new Float64Array(numbers.length * 2);
    this.#numbers.set(numbers);
    this.#codes = new Int32Array(codes.length * 2);
    this.#codes.set(codes);
  }

  #forget(): void {
    this.#remembered = 0;
    for (const known of [this.#words, this.#people, this.#codeOf]) known.clear();
  }

  #wordCode(word: string | null): number {
    if (word === null) return 0;
    let code = this.#words.get(word);
    if (code === undefined) {
      code = this.#words.size + 1;
      this.#remembered += word.length;
      this.#words.set(ownText(word), code);
      this.#newWords.push(word);
    }
    return code;
  }

  #personCode(person: PersonRef): number {
    const known = this.#codeOf.get(person);
    if (known !== undefined) return known;
    const key = `${person.login}\u001f${person.name}\u001f${person.email}`;
    let code = this.#people.get(key);
    if (code === undefined) {
      code = this.#people.size + 1;
      this.#remembered += key.length;
      this.#people.set(ownText(key), code);
      this.#newPeople.push(person);
    }
    if (this.#codeOf.size < MOST_WORDS) this.#codeOf.set(person, code);
    return code;
  }
}
