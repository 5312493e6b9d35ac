import type { DateOrder } from '../../cells/date';
import type { Profile, ProfileColumn } from '../../profile';
import { type RawRowOptions, rawRows } from '../table/raw-rows';
import type { Fit } from './choose-profile';
import { DateEvidence } from './date-order';

/**
 * The order of day and month in a file, from the rows at hand or, where they leave it open and are not the whole file,
 * from every row of it. Null where nothing decides.
 */
export async function decideOrder(
  fit: Fit,
  rows: readonly string[][],
  rest: (RawRowOptions & { path: string }) | null,
): Promise<{ order: DateOrder; because: string } | null> {
  const rules = fit.profile.columns as readonly ProfileColumn[];
  const dated = new Set(rules.filter(({ cell }) => cell === 'date' || cell === 'instant').map(({ field }) => field));
  const columns = fit.columns.filter(({ field }) => dated.has(field));
  const indexes = columns.map(({ index }) => index);
  const evidence = indexes.map(() => new DateEvidence());
  for (const [place, { says }] of columns.entries()) evidence[place]!.add(says ?? '');
  const take = (cells: readonly string[]) => {
    for (const [place, index] of indexes.entries()) evidence[place]!.add(cells[index] ?? '');
  };
  for (const cells of rows) take(cells);
  const isOpen = () => !evidence.some(({ isDecisive }) => isDecisive) && evidence.some(({ isNumeric }) => isNumeric);
  if (rest && isOpen()) {
    let skip = rows.length;
    for await (const batch of rawRows(rest.path, rest)) {
      for (const { cells } of batch) {
        if (skip > 0) skip -= 1;
        else take(cells);
      }
      if (!isOpen()) break;
    }
  }
  return verdictOf(evidence, fit.profile);
}

/**
 * One order for the file: of the column that proves it, else the vendor's, else of the column that suggests it; none if
 * some column needs one.
 */
function verdictOf(evidence: readonly DateEvidence[], profile: Profile) {
  const numeric = evidence.filter(({ isNumeric }) => isNumeric);
  const sure = numeric.find(({ isDecisive }) => isDecisive)?.decide();
  if (sure) return sure;
  if (numeric.length > 0 && profile.dateOrder) return profile.dateOrder;
  const verdicts = numeric.filter(({ canMatter }) => canMatter).map((one) => one.decide());
  const suggested = verdicts.find((verdict) => verdict !== null);
  if (suggested || verdicts.length > 0) return suggested ?? null;
  return numeric[0]?.decide() ?? new DateEvidence().decide();
}
