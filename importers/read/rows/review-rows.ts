import type { ReviewProfile } from '../../profile';
import type { ReadPlan } from '../plan';
import type { CellReaders } from './cell-readers';
import type { ReadRow } from './leg-rows';
import { personReader } from './person-of';
import { fail } from './row-in-hand';

/** Reads rows that are items of quality reviews. Points beyond what was possible are refused. */
export function reviewRows(profile: ReviewProfile, plan: ReadPlan, cells: CellReaders): ReadRow {
  const person = personReader(profile, cells);
  const [reviewId, contactId] = [cells.id('review_id'), cells.id('contact_id')];
  const [form, version, reviewer] = [cells.text('form'), cells.text('form_version'), cells.text('reviewer')];
  const [section, item, reviewed] = [cells.text('section'), cells.text('item'), cells.instant('reviewed')];
  const [points, possible, weight] = [cells.number('points'), cells.number('possible'), cells.number('weight')];
  const [notApplicable, critical] = [cells.flag('not_applicable'), cells.flag('critical')];
  const pointsHeader = plan.columns.find(({ field }) => field === 'points')?.header ?? null;

  return (row) => {
    const [id, formName, at, itemName, best] = [reviewId(row), form(row), reviewed(row), item(row), possible(row)];
    if (id === null || formName === null || at === null || itemName === null || best === null) return [];
    const who = person(row);
    if (who === null) {
      fail(row, 'missing_value', null, null, 'Enter the reviewed person’s e-mail, login or name.');
      return [];
    }
    const isNotApplicable = notApplicable(row) ?? false;
    const got = points(row);
    if (!isNotApplicable && got !== null && (got < 0 || got > best)) {
      fail(
        row,
        'score_outside_scale',
        pointsHeader,
        String(got),
        `This item allows 0 to ${best} points. Correct the points or the maximum.`,
      );
    }
    return [
      {
        kind: 'review_item',
        reviewKey: id,
        form: formName,
        formVersion: version(row) ?? '1',
        person: who,
        reviewer: reviewer(row),
        contactKey: contactId(row),
        reviewed: at,
        section: section(row) ?? '',
        item: itemName,
        points: isNotApplicable ? null : got,
        possible: best,
        weight: weight(row) ?? 1,
        isNotApplicable,
        isCritical: critical(row) ?? false,
      },
    ];
  };
}
