import type { AnswerProfile } from '../profile';

/** Chatwoot's report of satisfaction, a row for each answer. The conversation's link is the only id that it has. */
export const CHATWOOT_CSAT: AnswerProfile = {
  kind: 'answer',
  id: 'chatwoot_csat',
  label: 'Chatwoot satisfaction',
  version: 1,
  source: 'chatwoot',
  identifiedBy: [['Agent Name', 'Rating', 'Feedback Comment', 'Link to the conversation', 'Recorded date']],
  usualHeaders: ['Contact Name', 'Contact Email Address', 'Contact Phone Number'],
  columns: [
    { field: 'survey_id', headers: ['Link to the conversation'], cell: 'text', isRequiredInRow: true },
    { field: 'contact_id', headers: ['Link to the conversation'], cell: 'text', pick: '/conversations/(\\d+)' },
    { field: 'name', headers: ['Agent Name'], cell: 'text' },
    { field: 'csat', headers: ['Rating'], cell: 'number' },
    { field: 'comment', headers: ['Feedback Comment'], cell: 'text' },
    { field: 'asked', headers: ['Recorded date'], cell: 'instant', isRequiredInRow: true },
  ],
  zone: { because: "Chatwoot writes the account's own time" },
  nulls: [],
  nobody: [],
  totals: [],
  footers: [],
  ignored: ['Contact Name', 'Contact Email Address', 'Contact Phone Number'],
};
