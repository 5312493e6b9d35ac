import type { Encoding } from './encodings';

/** What the bytes of a file in some code page tell about it, gathered a piece at a time. */
export class CodePageEvidence {
  /** Bytes from C0 on, which are letters in every page. */
  readonly #letters = new Set<number>();
  /** Bytes from 80 to BF that stand where only a letter can. */
  readonly #inWords = new Set<number>();
  /** Those of them that follow a small letter. */
  readonly #afterSmall = new Set<number>();
  #hasControls = false;
  #hasCurrency = false;
  #before = 0;
  #last = 0;

  /** Takes the next piece; the byte at its end is looked at when its neighbour is known. */
  add(piece: Uint8Array): void {
    for (const byte of piece) {
      if (this.#last >= 0x80) this.#look(this.#last, byte);
      this.#before = this.#last;
      this.#last = byte;
    }
  }

  /** The page that fits, and why. Where two say the same the one of Windows is named, which holds more letters. */
  decide(): { encoding: Encoding; because: string } {
    if (this.#last >= 0x80) this.#look(this.#last, 0);
    const isTurkish =
      ONLY_TURKISH.some((byte) => this.#letters.has(byte)) && [...this.#letters].every((byte) => TURKISH.has(byte));
    const western = isTurkish ? 'windows-1254' : 'windows-1252';
    const page = [western, 'iso-8859-15', 'iso-8859-2', 'windows-1250'].find((name) => this.#fits(name as Encoding));
    if (page === 'iso-8859-15')
      return { encoding: page, because: 'Œ, œ, Š, š, ž or € stand where only that page has them' };
    if (page === 'iso-8859-2' || page === 'windows-1250')
      return { encoding: page, because: 'letters of Central Europe stand within its words' };
    return isTurkish
      ? { encoding: western, because: 'its only unusual letters are Turkish ones' }
      : { encoding: western, because: 'its bytes are not UTF-8, and Western letters fit' };
  }

  #look(byte: number, after: number): void {
    if (byte >= 0xc0) {
      this.#letters.add(byte);
      return;
    }
    if (byte < 0xa0) this.#hasControls = true;
    if (byte === 0xa4) this.#hasCurrency = true;
    const [follows, leads] = [isLetter(this.#before), isLetter(after)];
    if ((follows && leads) || ((follows || leads) && LONELY_NOWHERE_ELSE.has(byte))) {
      this.#inWords.add(byte);
      if (isSmall(this.#before)) this.#afterSmall.add(byte);
    }
  }

  #fits(encoding: Encoding): boolean {
    const letters = LETTERS[encoding]!;
    const seen = [...this.#inWords].filter((byte) => byte !== ACUTE && byte !== MIDDLE_DOT);
    if (!seen.every((byte) => letters.has(byte))) return false;
    // No page of ISO has letters, dashes or quotation marks below A0.
    if (encoding.startsWith('iso') && this.#hasControls) return false;
    if (encoding === 'windows-1252') return !this.#hasCurrency || this.#hasControls;
    if (encoding === 'iso-8859-15') return !CAPITALS_OF_15.some((byte) => this.#afterSmall.has(byte));
    // Polish writes ł, ż and ą; š, which is ą's byte here, it does not know.
    if (encoding === 'iso-8859-2')
      return seen.length > 0 && !(this.#inWords.has(0xb9) && [0xb3, 0xbf].some((byte) => this.#inWords.has(byte)));
    return true;
  }
}

const isSmall = (byte: number) => byte >= 0x61 && byte <= 0x7a;
const isLetter = (byte: number) => isSmall(byte) || (byte >= 0x41 && byte <= 0x5a) || byte >= 0xc0;

/** Used as an apostrophe and within Catalan words. */
const ACUTE = 0xb4;
const MIDDLE_DOT = 0xb7;
/** Ğ İ Ş ğ ı ş, which are Icelandic in cp1252; and all that Turkish uses beyond ASCII. */
const ONLY_TURKISH = [0xd0, 0xdd, 0xde, 0xf0, 0xfd, 0xfe];
const TURKISH = new Set([...ONLY_TURKISH, 0xc7, 0xe7, 0xd6, 0xf6, 0xdc, 0xfc, 0xc2, 0xe2, 0xce, 0xee, 0xdb, 0xfb]);
/** Signs that Western texts set beside figures and spaces, never beside a letter: £ ¥ ¦ ¨ ¬ ¯ ± ¶ ¸ ¼ ½ ¾. */
const LONELY_NOWHERE_ELSE = new Set([0xa3, 0xa5, 0xa6, 0xa8, 0xac, 0xaf, 0xb1, 0xb6, 0xb8, 0xbc, 0xbd, 0xbe]);
/** Š, Œ and Ÿ. */
const CAPITALS_OF_15 = [0xa6, 0xbc, 0xbe];

/** Bytes below C0 that are letters, by page. */
const LETTERS: Partial<Record<Encoding, ReadonlySet<number>>> = {
  'windows-1252': new Set([0x83, 0x8a, 0x8c, 0x8e, 0x91, 0x92, 0x9a, 0x9c, 0x9e, 0x9f]),
  'windows-1254': new Set([0x83, 0x8a, 0x8c, 0x91, 0x92, 0x9a, 0x9c, 0x9f]),
  'iso-8859-15': new Set([0xa4, 0xa6, 0xa8, 0xb8, 0xbc, 0xbd, 0xbe]),
  'iso-8859-2': new Set([
    0xa1, 0xa3, 0xa5, 0xa6, 0xa9, 0xaa, 0xab, 0xac, 0xae, 0xaf, 0xb1, 0xb3, 0xb5, 0xb6, 0xb9, 0xba, 0xbb, 0xbc, 0xbe,
    0xbf,
  ]),
  'windows-1250': new Set([
    0x8a, 0x8c, 0x8d, 0x8e, 0x8f, 0x91, 0x92, 0x9a, 0x9c, 0x9d, 0x9e, 0x9f, 0xa3, 0xa5, 0xaa, 0xaf, 0xb3, 0xb9, 0xba,
    0xbc, 0xbe, 0xbf,
  ]),
};
