import type { AnswerProfile } from '../profile';
import type { AnswerRecord } from '../records';
import type { CellReaders } from './cell-readers';
import type { ReadRow } from './leg-rows';
import { personReader } from './person-of';
import type { ReadPlan } from './plan';
import { fail } from './row-in-hand';

const USUAL_SCALES = { csat: [1, 5], nps: [0, 10], ces: [1, 7] } as const;

/** Reads rows that are surveys asked. A score outside its scale is refused, except a zero, which means no score. */
export function answerRows(profile: AnswerProfile, plan: ReadPlan, cells: CellReaders): ReadRow {
  const person = personReader(profile, cells);
  const [surveyId, contactId, legSource] = [cells.id('survey_id'), cells.id('contact_id'), cells.text('leg_source')];
  const channel = cells.choice<string>('channel');
  const survey = cells.choice<AnswerRecord['survey']>('survey');
  const [scaleMin, scaleMax, score] = [cells.number('scale_min'), cells.number('scale_max'), cells.number('score')];
  const comment = cells.text('comment');
  const [asked, answeredAt] = [cells.instant('asked'), cells.instant('answered_at')];
  const headerOf = (name: string) => plan.columns.find(({ field }) => field === name)?.header ?? null;

  return (row) => {
    const id = surveyId(row);
    const at = asked(row);
    const kind = survey(row) ?? 'csat';
    if (id === null || at === null) return [];
    const min = scaleMin(row) ?? USUAL_SCALES[kind][0];
    const max = scaleMax(row) ?? USUAL_SCALES[kind][1];
    const read = score(row);
    const given = read === 0 && min > 0 ? null : read;
    if (given !== null && (given < min || given > max)) {
      fail(
        row,
        'score_outside_scale',
        headerOf('score'),
        String(read),
        `This survey's scale runs from ${min} to ${max}: correct the score or the scale.`,
      );
    }
    const answered = answeredAt(row);
    if (answered && answered.at < at.at) {
      fail(
        row,
        'end_before_start',
        headerOf('answered_at'),
        answered.text,
        `It was answered before it was asked (${at.text}): correct one of the two times.`,
      );
    }
    return [
      {
        kind: 'answer',
        answerKey: `${id}|${kind}`,
        contactKey: contactId(row),
        legSource: legSource(row)?.toLowerCase() ?? null,
        person: person(row),
        channel: channel(row),
        survey: kind,
        scaleMin: min,
        scaleMax: max,
        score: given,
        comment: comment(row),
        asked: at,
        answeredAt: answered?.at ?? null,
      },
    ];
  };
}
