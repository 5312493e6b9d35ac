import type { AnswerProfile } from '../profile';
import { CARRIED_ALONG, SURVEY_QUESTIONS } from './survey-questions';

/**
 * Qualtrics' export of responses. The header has three rows: names, the questions' wording, and ids, of which the last
 * names the time zone. Scores are found by the questions' words. Previews and spam are no answers.
 */
export const QUALTRICS: AnswerProfile = {
  kind: 'answer',
  id: 'qualtrics',
  label: 'Qualtrics responses',
  version: 1,
  source: 'qualtrics',
  identifiedBy: [['StartDate', 'EndDate', 'Status', 'Progress', 'Finished', 'RecordedDate', 'ResponseId']],
  usualHeaders: ['Duration (in seconds)'],
  subheaderRows: 2,
  columns: [
    { field: 'survey_id', headers: ['ResponseId'], cell: 'id', isRequiredInRow: true },
    { field: 'asked', headers: ['StartDate'], cell: 'instant', isRequiredInRow: true },
    { field: 'answered_at', headers: ['RecordedDate', 'EndDate'], cell: 'instant', isOptional: true },
    { field: 'status', headers: ['Status'], cell: 'text' },
    ...CARRIED_ALONG,
    ...SURVEY_QUESTIONS,
  ],
  needsOneOf: ['csat', 'nps', 'ces'],
  skipWhen: { field: 'status', cells: ['survey preview', '1', 'survey test', '4', 'spam', '8'] },
  zone: {
    subheader: '"timeZone"\\s*:\\s*"([^"]+)"',
    because: 'Qualtrics names the zone in the third row of its header, which this file lacks',
  },
  nulls: [],
  nobody: [],
  totals: [],
  footers: [],
  ignored: [],
};
