import type { AnswerProfile } from '../profile';
import { CARRIED_ALONG, SURVEY_QUESTIONS } from './survey-questions';

/**
 * SurveyMonkey's export of responses. The header has two rows: questions, some with line ends, blank where a question
 * goes on over several columns; and what each column of a question holds. Scores are found by the questions' words.
 */
export const SURVEYMONKEY: AnswerProfile = {
  kind: 'answer',
  id: 'surveymonkey',
  label: 'SurveyMonkey responses',
  version: 1,
  source: 'surveymonkey',
  identifiedBy: [['Respondent ID', 'Collector ID', 'Start Date', 'End Date']],
  usualHeaders: ['IP Address', 'Email Address', 'First Name', 'Last Name', 'Custom Data 1'],
  subheaderRows: 1,
  columns: [
    { field: 'survey_id', headers: ['Respondent ID'], cell: 'id', isRequiredInRow: true },
    { field: 'asked', headers: ['Start Date'], cell: 'instant', isRequiredInRow: true },
    { field: 'answered_at', headers: ['End Date'], cell: 'instant', isOptional: true },
    ...CARRIED_ALONG,
    ...SURVEY_QUESTIONS,
  ],
  needsOneOf: ['csat', 'nps', 'ces'],
  zone: { because: 'SurveyMonkey writes the zone of the account' },
  nulls: [],
  nobody: [],
  totals: [],
  footers: [],
  ignored: [],
};
