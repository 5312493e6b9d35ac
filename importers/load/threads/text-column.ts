/** Many texts as one, which is handed to another thread at once instead of one by one. */
export interface PackedTexts {
  text: string;
  /** Characters of each; -1 for null. */
  lengths: Int32Array<ArrayBuffer>;
}

export class TextColumn {
  #texts: string[] = [];
  #lengths: number[] = [];

  push(text: string | null): void {
    this.#lengths.push(text === null ? -1 : text.length);
    if (text !== null) this.#texts.push(text);
  }

  /** What was pushed since. */
  take(): PackedTexts {
    const packed = { text: this.#texts.join(''), lengths: Int32Array.from(this.#lengths) };
    this.#texts = [];
    this.#lengths = [];
    return packed;
  }
}

/** The texts of a packed column, one after another. */
export class TextReader {
  #place = 0;
  #at = 0;

  constructor(private readonly column: PackedTexts) {}

  next(): string | null {
    const length = this.column.lengths[this.#place]!;
    this.#place += 1;
    if (length < 0) return null;
    this.#at += length;
    return this.column.text.slice(this.#at - length, this.#at);
  }
}
