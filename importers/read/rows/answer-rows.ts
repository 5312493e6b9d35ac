import type { AnswerProfile } from '../../profile';
import type { AnswerRecord } from '../../records';
import type { ReadPlan } from '../plan';
import type { CellReaders } from './cell-readers';
import type { ReadRow } from './leg-rows';
import { personReader } from './person-of';
import { fail, type ReadCell, type RowInHand } from './row-in-hand';

const USUAL_SCALES = { csat: [1, 5], nps: [0, 10], ces: [1, 7] } as const;

type Survey = AnswerRecord['survey'];

/** Reads rows that are surveys asked. A score outside its scale is refused, except a zero, which means no score. */
export function answerRows(profile: AnswerProfile, plan: ReadPlan, cells: CellReaders): ReadRow {
  const person = personReader(profile, cells);
  const [surveyId, contactId, legSource] = [cells.id('survey_id'), cells.id('contact_id'), cells.text('leg_source')];
  const channel = cells.choice<string>('channel');
  const [scaleMin, scaleMax] = [cells.number('scale_min'), cells.number('scale_max')];
  const comment = cells.text('comment');
  const [asked, answeredAt] = [cells.instant('asked'), cells.instant('answered_at')];
  const skip = profile.skipWhen ? cells.text(profile.skipWhen.field) : null;
  const skipCells = new Set(profile.skipWhen?.cells);
  const headerOf = (name: string) => plan.columns.find(({ field }) => field === name)?.header ?? null;
  const questions = questionsOf(cells);

  return (row) => {
    if (skip && skipCells.has(skip(row)?.toLowerCase() ?? '')) return 'not_a_contact';
    const id = surveyId(row);
    const at = asked(row);
    if (id === null || at === null) return [];
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
    return questions.map(({ field, kindOf, score }) => {
      const survey = kindOf(row);
      const scale = { min: scaleMin(row) ?? USUAL_SCALES[survey][0], max: scaleMax(row) ?? USUAL_SCALES[survey][1] };
      return {
        kind: 'answer',
        answerKey: `${id}|${survey}`,
        contactKey: contactId(row),
        legSource: legSource(row)?.toLowerCase() ?? null,
        person: person(row),
        channel: channel(row),
        survey,
        scaleMin: scale.min,
        scaleMax: scale.max,
        score: withinScale(row, score(row), scale, headerOf(field)),
        comment: comment(row),
        asked: at,
        answeredAt: answered?.at ?? null,
      };
    });
  };
}

interface Question {
  field: string;
  kindOf: (row: RowInHand) => Survey;
  score: ReadCell<number>;
}

/** One question whose kind stands in the row, or one column for each kind. */
function questionsOf(cells: CellReaders): Question[] {
  const kinds = (['csat', 'nps', 'ces'] as const).filter((kind) => cells.has(kind));
  if (kinds.length > 0) return kinds.map((kind) => ({ field: kind, kindOf: () => kind, score: cells.number(kind) }));
  const survey = cells.choice<Survey>('survey');
  return [{ field: 'score', kindOf: (row) => survey(row) ?? 'csat', score: cells.number('score') }];
}

function withinScale(
  row: RowInHand,
  score: number | null,
  { min, max }: { min: number; max: number },
  header: string | null,
): number | null {
  const given = score === 0 && min > 0 ? null : score;
  if (given !== null && (given < min || given > max)) {
    fail(
      row,
      'score_outside_scale',
      header,
      String(score),
      `This survey's scale runs from ${min} to ${max}: correct the score or the scale.`,
    );
  }
  return given;
}
