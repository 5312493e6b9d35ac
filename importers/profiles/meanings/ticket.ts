import { CONTACT_WORDS } from '../synonyms/contact-words';
import { ZENDESK_TICKETS } from '../zendesk-tickets';
import { CONTACTS, OUTCOME, WHICH } from './contact';
import { meaningsOf, type RowMeanings, WHO } from './row-meanings';

export const TICKET_MEANINGS: RowMeanings = {
  id: 'ticket',
  label: 'A ticket or conversation',
  kind: 'leg',
  meanings: [
    ...meaningsOf(
      'Which ticket',
      CONTACT_WORDS,
      [ZENDESK_TICKETS, ...CONTACTS],
      [['contact_id', 'Ticket id'], ...WHICH],
    ),
    ...meaningsOf(
      'When',
      CONTACT_WORDS,
      [ZENDESK_TICKETS],
      [
        ['started', 'Opened'],
        ['ended', 'Solved or closed'],
        ['time_zone', 'Time zone of the row', { cell: 'zone' }],
      ],
    ),
    ...meaningsOf('Who', CONTACT_WORDS, CONTACTS, WHO),
    ...meaningsOf(
      'How long',
      CONTACT_WORDS,
      [ZENDESK_TICKETS],
      [
        ['first_reply', 'Time to the first reply'],
        ['full_resolution', 'Time to the resolution'],
        ['after_contact_work', 'Work on it', { cell: 'duration' }],
      ],
    ),
    ...meaningsOf('What came of it', CONTACT_WORDS, CONTACTS, [
      ...OUTCOME,
      ['transferred', 'Transferred'],
      ['reopens', 'Times reopened', { cell: 'number' }],
    ]),
  ],
  needs: [
    { label: 'the ticket’s id', oneOf: ['contact_id'] },
    { label: 'when it was opened', oneOf: ['started'] },
  ],
  telling: ['first_reply', 'full_resolution', 'reopens', 'status', 'ended'],
};
