import { parseDuration } from '../../cells/duration';
import { parseFlag } from '../../cells/flag';
import { isNothing } from '../../cells/null-words';
import { parseNumber } from '../../cells/number';
import type { Field, ProfileColumn } from '../../profile';
import type { SaidColumn } from './column-shapes';

export interface Pairing {
  rule: ProfileColumn;
  index: number;
  /** Higher is surer: an equal name before one that holds the synonym, a longer and earlier synonym before others. */
  weight: number;
}

interface Guess {
  rules: readonly ProfileColumn[];
  rows: readonly string[][];
  columns: readonly SaidColumn[];
  hasDecimalComma: boolean;
  byField: Map<Field, Pairing>;
  taken: Set<number>;
}

/** Rows that are enough to see how columns go together. */
const ENOUGH = 2000;
const NEARLY_ALL = 0.98;

/**
 * Takes columns whose names say nothing by how they go together: an unanswered call has no talk time, no wait and no
 * rating, and is not resolved. A column is taken only where it alone fits; without unanswered calls nothing is decided.
 */
export function takeByContent({ rules, rows: all, columns, hasDecimalComma, byField, taken }: Guess): void {
  const rows = all.slice(0, ENOUGH);
  const isFilled = (text: string) => !isNothing(text) && parseDuration(text, 's', hasDecimalComma) !== 0;
  const isYes = (text: string) => parseFlag(text) === true;
  const answered = byField.get('answered')?.index;
  const spent = byField.get('talk')?.index ?? byField.get('wait')?.index;
  const known = answered ?? spent;
  if (known === undefined) return;
  const wasAnswered = rows.map((cells) => (answered === undefined ? isFilled : isYes)(cells[known]?.trim() ?? ''));
  const unanswered = wasAnswered.filter((was) => !was).length;
  if (unanswered === 0 || unanswered === rows.length) return;

  /** How many rows are answered and unanswered of those whose cell passes. Cells that say nothing never do. */
  const passing = ({ texts, places }: SaidColumn, test: (text: string) => boolean) => {
    const count = { answered: 0, unanswered: 0 };
    for (let place = 0; place < texts.length && places[place]! < rows.length; place += 1) {
      if (test(texts[place]!)) count[wasAnswered[places[place]!] ? 'answered' : 'unanswered'] += 1;
    }
    return count;
  };
  const isSame = (column: SaidColumn, test: (text: string) => boolean) => {
    const count = passing(column, test);
    return count.answered + unanswered - count.unanswered > rows.length * NEARLY_ALL;
  };
  const isWithin = (column: SaidColumn, test: (text: string) => boolean) =>
    rows.length - passing(column, test).unanswered > rows.length * NEARLY_ALL;
  const isFlag = ({ texts }: SaidColumn) => texts.slice(0, 500).every((text) => typeof parseFlag(text) === 'boolean');
  const isRating = ({ texts }: SaidColumn) => {
    const numbers = texts.slice(0, ENOUGH).map((text) => parseNumber(text, hasDecimalComma));
    return numbers.every((value) => Number.isInteger(value) && value >= 0 && value <= 10) && new Set(numbers).size >= 3;
  };
  const isTime = ({ texts }: SaidColumn) =>
    texts.slice(0, 500).every((text) => parseDuration(text, 's', hasDecimalComma) >= 0);
  const tests: [Field, (column: SaidColumn) => boolean][] = [
    ['answered', (column) => isFlag(column) && isSame(column, isYes)],
    ['resolved', (column) => isFlag(column) && isWithin(column, isYes)],
    ['rating', (column) => isRating(column) && isWithin(column, isFilled)],
    ['talk', (column) => isTime(column) && isSame(column, isFilled)],
    ['wait', (column) => isTime(column) && isSame(column, isFilled)],
  ];
  for (const [field, test] of tests) {
    const rule = byField.has(field) ? undefined : rules.find((one) => one.field === field);
    if (!rule) continue;
    const fitting = columns.flatMap((column, index) =>
      !taken.has(index) && column.texts.length > 0 && test(column) ? [index] : [],
    );
    if (fitting.length !== 1) continue;
    byField.set(field, { rule, index: fitting[0]!, weight: 1 });
    taken.add(fitting[0]!);
  }
}
