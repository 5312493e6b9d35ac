import { SURVEY_ANSWERS } from '../survey-answers';
import { SURVEY_WORDS } from '../synonyms/survey-words';
import { meaningsOf, type RowMeanings, WHO } from './row-meanings';

export const ANSWER_MEANINGS: RowMeanings = {
  id: 'answer',
  label: 'A survey, answered or not',
  kind: 'answer',
  meanings: [
    ...meaningsOf(
      'Which survey',
      SURVEY_WORDS,
      [SURVEY_ANSWERS],
      [
        ['survey_id', 'Survey id'],
        ['contact_id', 'Id of the contact asked about'],
        ['survey', 'Kind: CSAT, NPS or CES'],
        ['channel', 'Channel'],
      ],
    ),
    ...meaningsOf(
      'When',
      SURVEY_WORDS,
      [SURVEY_ANSWERS],
      [
        ['asked', 'Asked or sent'],
        ['answered_at', 'Answered'],
      ],
    ),
    ...meaningsOf('Who', SURVEY_WORDS, [SURVEY_ANSWERS], WHO),
    ...meaningsOf(
      'What was said',
      SURVEY_WORDS,
      [SURVEY_ANSWERS],
      [
        ['score', 'Score (CSAT, unless a column says the kind)', { isOptional: true }],
        ['csat', 'CSAT score', { cell: 'number' }],
        ['nps', 'NPS score', { cell: 'number' }],
        ['ces', 'CES score', { cell: 'number' }],
        ['scale_min', 'Lowest possible score'],
        ['scale_max', 'Highest possible score'],
        ['comment', 'Comment'],
      ],
    ),
  ],
  needs: [
    { label: 'an id of the survey or of its contact', oneOf: ['survey_id', 'contact_id'] },
    { label: 'when it was asked', oneOf: ['asked'] },
    { label: 'a score', oneOf: ['score', 'csat', 'nps', 'ces'] },
  ],
  telling: ['survey_id', 'nps', 'ces', 'comment', 'asked', 'answered_at', 'survey'],
};
