import type { Instant } from '../../records';
import type { RowOutcome } from '../../row-outcome';
import type { ReadNotice } from '../table/read-notice';

/** Where systems are known to stop an export, or a spreadsheet to cut a file. */
const ROUND_LIMITS = new Set([
  1000, 2000, 3000, 5000, 10_000, 20_000, 25_000, 30_000, 50_000, 65_535, 100_000, 200_000, 250_000, 500_000, 1_000_000,
  1_048_575,
]);
/** After-contact work that is equally long on this share of at least this many contacts is a timeout. */
const NEARLY_ALL = 0.9;
const ENOUGH_CONTACTS = 100;
/** Lengths that are counted separately; a file with more has no constant one. */
const DIFFERENT_LENGTHS = 2000;

/** What is odd about a file as a whole, gathered row by row: nothing of it keeps a row from being read. */
export class FileNotices {
  #rows = 0;
  #lastLine = 0;
  #withWork = 0;
  readonly #works = new Map<number, number>();
  readonly #oddHours = new Map<'doubled' | 'missing', { line: number; text: string; zone: string; times: number }>();

  take(outcome: RowOutcome): void {
    if (outcome.fate === 'skipped') return;
    this.#rows += 1;
    this.#lastLine = outcome.line;
    if (outcome.fate !== 'record') return;
    const [first] = outcome.records;
    if (first?.kind === 'leg') {
      if (first.started.oddHour) this.#noteHour(outcome.line, first.started);
      const work = first.afterContactWorkMs;
      if (work !== null && work > 0 && first.isAnswered) this.#noteWork(work);
    } else if (first?.kind === 'answer' && first.asked.oddHour) this.#noteHour(outcome.line, first.asked);
    else if (first && 'starts' in first && first.starts.oddHour === 'missing')
      this.#noteHour(outcome.line, first.starts);
  }

  /** After the last row. */
  end(): ReadNotice[] {
    const notices: ReadNotice[] = [];
    for (const [code, { line, text, zone, times }] of this.#oddHours) {
      const rows = times === 1 ? 'One row is' : `${times} rows are`;
      const message =
        code === 'doubled'
          ? `${rows} in the hour that ${zone} repeats when daylight saving time ends (line ${line}: ${text}). Fairlead uses the first one.`
          : `${rows} in the hour that ${zone} skips when daylight saving time starts (line ${line}: ${text}). It was moved one gap later.`;
      notices.push({ line, code: code === 'doubled' ? 'doubled_hour' : 'missing_hour', message });
    }
    if (ROUND_LIMITS.has(this.#rows)) {
      const count = this.#rows.toLocaleString('en-US');
      const message = `The file has exactly ${count} rows, where some systems cut exports off. Check that its last day is complete.`;
      notices.push({ line: this.#lastLine, code: 'round_row_count', message });
    }
    const constant = this.#constantWork();
    if (constant) notices.push(constant);
    return notices;
  }

  #noteHour(line: number, { oddHour, text, timeZone: zone }: Instant): void {
    const known = this.#oddHours.get(oddHour!);
    if (known) known.times += 1;
    else this.#oddHours.set(oddHour!, { line, text, zone, times: 1 });
  }

  #noteWork(ms: number): void {
    this.#withWork += 1;
    const times = this.#works.get(ms);
    if (times !== undefined || this.#works.size < DIFFERENT_LENGTHS) this.#works.set(ms, (times ?? 0) + 1);
  }

  #constantWork(): ReadNotice | null {
    if (this.#withWork < ENOUGH_CONTACTS) return null;
    const [ms, times] = [...this.#works].reduce((most, each) => (each[1] > most[1] ? each : most));
    const share = times / this.#withWork;
    if (share < NEARLY_ALL) return null;
    const percent = Math.floor(share * 100);
    const message = `Wrap-up is exactly ${ms / 1000} seconds on ${percent}% of the contacts with wrap-up. That is a timeout, not work.`;
    return { line: this.#lastLine, code: 'constant_work', message };
  }
}
