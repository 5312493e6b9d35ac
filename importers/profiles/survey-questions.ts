import type { AnswerField } from '../fields';
import type { ProfileColumn } from '../profile';

/** Words that stand for a score of five steps. */
const FIVE_STEPS: Readonly<Record<string, string>> = {
  'very dissatisfied': '1',
  'extremely dissatisfied': '1',
  dissatisfied: '2',
  'somewhat dissatisfied': '2',
  neutral: '3',
  'neither satisfied nor dissatisfied': '3',
  satisfied: '4',
  'somewhat satisfied': '4',
  'very satisfied': '5',
  'extremely satisfied': '5',
};

/** `5 - Very satisfied` and `10 (extremely likely)` are numbers with their wording behind. */
const WORDING_BEHIND_NUMBER = '(?<=^\\d{1,2})\\s*[-–—:(].*$';

/** What surveys that an author words ask about, told by the question's words in five languages. */
export const SURVEY_QUESTIONS: readonly ProfileColumn<AnswerField>[] = [
  {
    field: 'nps',
    headers: [],
    question: 'recommend|weiterempfehl|recomend|recommand|\\bnps\\b(?!.*group)',
    cell: 'number',
    isOptional: true,
    cut: WORDING_BEHIND_NUMBER,
  },
  {
    field: 'ces',
    headers: [],
    question: '\\beffort\\b|how easy|made it easy|aufwand|esfuerzo|esforço|\\bces\\b',
    cell: 'number',
    isOptional: true,
    cut: WORDING_BEHIND_NUMBER,
  },
  {
    field: 'csat',
    headers: [],
    question: 'satisf|zufrieden|satisfech|\\bcsat\\b',
    cell: 'number',
    isOptional: true,
    values: FIVE_STEPS,
    cut: WORDING_BEHIND_NUMBER,
  },
];

/** Columns that a survey carries along when it is sent: which contact and which person it asks about. */
export const CARRIED_ALONG: readonly ProfileColumn<AnswerField>[] = [
  {
    field: 'contact_id',
    headers: [
      'contact_id',
      'interaction_id',
      'conversation_id',
      'call_id',
      'ticket_id',
      'case_number',
      'ExternalReference',
      'ExternalDataReference',
      'Custom Data 1',
    ],
    cell: 'id',
    isOptional: true,
  },
  { field: 'login', headers: ['agent_id', 'agent_login'], cell: 'id', isOptional: true },
  { field: 'name', headers: ['agent_name', 'agent'], cell: 'text', isOptional: true },
  { field: 'email', headers: ['agent_email'], cell: 'text', isOptional: true },
];
