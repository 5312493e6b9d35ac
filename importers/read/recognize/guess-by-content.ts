import { parseDuration } from '../../cells/duration';
import { parseFlag } from '../../cells/flag';
import { isNothing } from '../../cells/null-words';
import { parseNumber } from '../../cells/number';
import type { Field, ProfileColumn } from '../../profile';
import type { Pairing } from './guess-columns';

interface Guess {
  rules: readonly ProfileColumn[];
  rows: readonly string[][];
  /** The cells of each column that say something. */
  said: readonly string[][];
  hasDecimalComma: boolean;
  byField: Map<Field, Pairing>;
  taken: Set<number>;
}

/** Rows that are enough to see how columns go together. */
const ENOUGH = 2000;

/**
 * Takes columns whose names say nothing by how they go together: an unanswered call has no talk time, no wait and no
 * rating, and is not resolved. A column is taken only where it alone fits; without unanswered calls nothing is told.
 */
export function takeByContent(guess: Guess): void {
  const rows = guess.rows.slice(0, ENOUGH);
  const { byField, taken } = guess;
  const cellOf = (cells: readonly string[], index: number) => cells[index]?.trim() ?? '';
  const isFilled = (text: string) => !isNothing(text) && parseDuration(text, 's', guess.hasDecimalComma) !== 0;
  const isYes = (text: string) => parseFlag(text) === true;
  const answered = byField.get('answered')?.index;
  const spent = byField.get('talk')?.index ?? byField.get('wait')?.index;
  const known = answered ?? spent;
  if (known === undefined) return;
  const pattern = rows.map((cells) => (answered === undefined ? isFilled : isYes)(cellOf(cells, known)));
  if (pattern.every(Boolean) || !pattern.some(Boolean)) return;

  const share = (
    index: number,
    test: (text: string) => boolean,
    fits: (is: boolean, wasAnswered: boolean) => boolean,
  ) => rows.filter((cells, place) => fits(test(cellOf(cells, index)), pattern[place]!)).length / rows.length;
  const same = (is: boolean, wasAnswered: boolean) => is === wasAnswered;
  const within = (is: boolean, wasAnswered: boolean) => !is || wasAnswered;
  const numbersOf = (index: number) =>
    guess.said[index]!.slice(0, ENOUGH).map((text) => parseNumber(text, guess.hasDecimalComma));
  const isFlag = (index: number) =>
    guess.said[index]!.slice(0, 500).every((text) => typeof parseFlag(text) === 'boolean');
  const isRating = (index: number) => {
    const numbers = numbersOf(index);
    return numbers.every((value) => Number.isInteger(value) && value >= 0 && value <= 10) && new Set(numbers).size >= 3;
  };
  const isTime = (index: number) =>
    guess.said[index]!.slice(0, 500).every((text) => parseDuration(text, 's', guess.hasDecimalComma) >= 0);
  const tests: [Field, (index: number) => boolean][] = [
    ['answered', (index) => isFlag(index) && share(index, isYes, same) > 0.98],
    ['resolved', (index) => isFlag(index) && share(index, isYes, within) > 0.98],
    ['rating', (index) => isRating(index) && share(index, isFilled, within) > 0.98],
    ['talk', (index) => isTime(index) && share(index, isFilled, same) > 0.98],
    ['wait', (index) => isTime(index) && share(index, isFilled, same) > 0.98],
  ];
  for (const [field, test] of tests) {
    const rule = byField.has(field) ? undefined : guess.rules.find((one) => one.field === field);
    if (!rule) continue;
    const fitting = guess.said.flatMap((cells, index) =>
      !taken.has(index) && cells.length > 0 && test(index) ? [index] : [],
    );
    if (fitting.length !== 1) continue;
    byField.set(field, { rule, index: fitting[0]!, weight: 1 });
    taken.add(fitting[0]!);
  }
}
