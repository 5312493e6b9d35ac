import type { RowIssue } from '../row-outcome';

/** How often a row is left out for one reason, with the first such row. */
export interface LeftOut {
  fate: 'rejected' | 'skipped';
  code: string;
  column: string | null;
  rows: number;
  example: { line: number; cell: string | null; advice: string } | null;
}

/** What a file's durations of one kind are, in milliseconds. */
export interface DurationSummary {
  field: string;
  count: number;
  median: number;
  p90: number;
  min: number;
  max: number;
}

const MOST_DISTINCT = 100_000;

/** Counts durations by their length; beyond many different ones to the second, so that memory stays small. */
export class DurationTally {
  readonly #counts = new Map<number, number>();
  #count = 0;

  add(ms: number): void {
    const length = this.#counts.size < MOST_DISTINCT ? ms : Math.round(ms / 1000) * 1000;
    this.#counts.set(length, (this.#counts.get(length) ?? 0) + 1);
    this.#count += 1;
  }

  summary(field: string): DurationSummary | null {
    if (this.#count === 0) return null;
    const lengths = [...this.#counts.keys()].sort((a, b) => a - b);
    const at = (share: number) => {
      let left = Math.max(1, Math.ceil(share * this.#count));
      for (const length of lengths) {
        left -= this.#counts.get(length)!;
        if (left <= 0) return length;
      }
      return lengths.at(-1)!;
    };
    return { field, count: this.#count, median: at(0.5), p90: at(0.9), min: lengths[0]!, max: lengths.at(-1)! };
  }
}

const MOST_REASONS = 200;

/** Counts why rows are left out. */
export class LeftOutTally {
  readonly #reasons = new Map<string, LeftOut>();

  skipped(code: string): void {
    this.#of('skipped', code, null).rows += 1;
  }

  rejected(line: number, { code, column, cell, advice }: RowIssue): void {
    const reason = this.#of('rejected', code, column);
    reason.rows += 1;
    reason.example ??= { line, cell, advice };
  }

  /** Most frequent first, refused rows before skipped ones. */
  get all(): LeftOut[] {
    return [...this.#reasons.values()].sort((a, b) => a.fate.localeCompare(b.fate) || b.rows - a.rows);
  }

  #of(fate: LeftOut['fate'], code: string, column: string | null): LeftOut {
    const wanted = `${fate}|${code}|${column}`;
    const key = this.#reasons.size < MOST_REASONS || this.#reasons.has(wanted) ? wanted : `${fate}|other`;
    let reason = this.#reasons.get(key);
    if (!reason) {
      reason = {
        fate,
        code: key === wanted ? code : 'other',
        column: key === wanted ? column : null,
        rows: 0,
        example: null,
      };
      this.#reasons.set(key, reason);
    }
    return reason;
  }
}
