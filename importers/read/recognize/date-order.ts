import { LONGEST_VALUE } from '../../bounds';
import { type DateOrder, numericParts, parseDay } from '../../cells/date';

/** Proofs of one order outweigh those of the other, which are then errors in the file, from this ratio on. */
const CLEAR_MAJORITY = 10;

/** What the values of a file's date columns say about their order, gathered row by row. */
export class DateEvidence {
  private dayFirst = 0;
  private monthFirst = 0;
  private numeric = 0;
  private unlike = 0;
  private dotted = 0;
  private readonly sequences = { dmy: new Sequence('dmy'), mdy: new Sequence('mdy') };

  /** Takes a date cell; a time after the date does no harm. */
  add(cell: string): void {
    const whole = cell.trim();
    if (whole.length > LONGEST_VALUE) return;
    const text = whole.split(/[\sT,]+(?=\d{1,2}:)/)[0]!;
    const parts = numericParts(text);
    if (!parts) return;
    this.numeric += 1;
    if (parts[0] > 12) this.dayFirst += 1;
    if (parts[1] > 12) this.monthFirst += 1;
    if (parts[0] !== parts[1]) this.unlike += 1;
    if (text.includes('.')) this.dotted += 1;
    this.sequences.dmy.add(text);
    this.sequences.mdy.add(text);
  }

  /** Whether no later value could change the verdict, short of contradicting it. */
  get isDecisive(): boolean {
    return this.dayFirst > 0 || this.monthFirst > 0;
  }

  get isNumeric(): boolean {
    return this.numeric > 0;
  }

  /** Whether some date would be another day in the other order. */
  get canMatter(): boolean {
    return this.unlike > 0;
  }

  /** The order and why, or null where nothing decides and somebody must be asked. */
  decide(): { order: DateOrder; because: string } | null {
    if (this.numeric === 0) return { order: 'ymd', because: 'its dates name the month or begin with the year' };
    const [day, month] = [this.dayFirst, this.monthFirst];
    if (day > 0 && month > 0 && Math.max(day, month) < CLEAR_MAJORITY * Math.min(day, month))
      return this.decideByDots();
    if (day > month) return { order: 'dmy', because: 'some dates begin with a number above 12, which must be the day' };
    if (month > day)
      return { order: 'mdy', because: 'some dates have a number above 12 in second place, which must be the day' };
    if (this.unlike === 0)
      return { order: 'dmy', because: 'day and month are the same number in every date, so the order cannot matter' };
    const dots = this.decideByDots();
    if (dots) return dots;
    const { dmy, mdy } = this.sequences;
    if (dmy.isOrdered && !mdy.isOrdered)
      return { order: 'dmy', because: 'the rows are in order of time only when the day comes first' };
    if (mdy.isOrdered && !dmy.isOrdered)
      return { order: 'mdy', because: 'the rows are in order of time only when the month comes first' };
    return null;
  }

  private decideByDots(): { order: DateOrder; because: string } | null {
    return this.dotted === this.numeric ? { order: 'dmy', because: 'dates with dots are written day first' } : null;
  }
}

/** Whether the days of a file run one way all along, read in one order. */
class Sequence {
  private last = Number.NaN;
  private ups = 0;
  private downs = 0;

  constructor(private readonly order: DateOrder) {}

  add(text: string): void {
    const day = parseDay(text, this.order);
    if (day > this.last) this.ups += 1;
    else if (day < this.last) this.downs += 1;
    this.last = day;
  }

  /** At least three changes of day, nearly all the same way. */
  get isOrdered(): boolean {
    const changes = this.ups + this.downs;
    return changes >= 3 && Math.max(this.ups, this.downs) >= changes * 0.99;
  }
}
