import { LONGEST_FACT } from '../../bounds';
import { parseNumber } from '../../cells/number';
import { ownValue } from '../../own-value';
import type { Field, Profile, ProfileColumn } from '../../profile';
import type { PlannedColumn } from '../plan';
import { saidColumns } from './column-shapes';

/** Share of a question's answers that must be numbers, or words that stand for one. */
const MOSTLY = 0.8;

/** Columns whose headers the report's author worded: the first question that speaks of the matter and is answered in numbers. */
export function findQuestions(
  profile: Profile,
  headers: readonly string[],
  wordings: readonly string[],
  rows: readonly string[][],
): PlannedColumn[] {
  const taken = new Set<number>();
  return (profile.columns as readonly ProfileColumn[]).flatMap((rule) => {
    if (!rule.question) return [];
    const question = new RegExp(rule.question, 'i');
    const index = wordings.findIndex(
      (text, place) =>
        !taken.has(place) &&
        question.test(text.slice(0, LONGEST_FACT)) &&
        isScored(saidColumns(rows, wordings.length)[place]!.texts, rule),
    );
    if (index < 0) return [];
    taken.add(index);
    return [{ field: rule.field as Field, index, header: headers[index]! }];
  });
}

function isScored(texts: readonly string[], rule: ProfileColumn): boolean {
  const cut = rule.cut ? new RegExp(rule.cut) : null;
  const said = texts.slice(0, 500).map((text) => (cut ? text.replace(cut, '') : text));
  const scores = said.filter((text) => parseNumber(ownValue(rule.values, text.toLowerCase()) ?? text) <= 10);
  return said.length > 0 && scores.length >= said.length * MOSTLY;
}
