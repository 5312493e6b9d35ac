import { PLAIN_CALL_LOG } from '../plain-call-log';
import { CONTACT_WORDS } from '../synonyms/contact-words';
import { meaningsOf, type Named, type RowMeanings, WHO } from './row-meanings';

export const CONTACTS = [PLAIN_CALL_LOG];
export const WHICH: readonly Named[] = [
  ['queue', 'Queue or skill'],
  ['channel', 'Channel'],
  ['reason', 'Reason or topic'],
  ['customer', 'Customer: number or id'],
];
export const OUTCOME: readonly Named[] = [
  ['resolved', 'Resolved'],
  ['rating', 'Rating by the customer'],
];

export const CONTACT_MEANINGS: RowMeanings = {
  id: 'contact',
  label: 'A call, a chat, or a part of one',
  kind: 'leg',
  meanings: [
    ...meaningsOf('Which contact', CONTACT_WORDS, CONTACTS, [
      ['contact_id', 'Contact id'],
      ['leg_id', 'Id of the part (leg)', { cell: 'id' }],
      ...WHICH,
      ['direction', 'Direction'],
    ]),
    ...meaningsOf('When', CONTACT_WORDS, CONTACTS, [
      ['started', 'Start: date and time'],
      ['started_time', 'Start: time of day'],
      ['ended', 'End', { cell: 'instant' }],
      ['time_zone', 'Time zone of the row', { cell: 'zone' }],
    ]),
    ...meaningsOf('Who', CONTACT_WORDS, CONTACTS, WHO),
    ...meaningsOf('How long', CONTACT_WORDS, CONTACTS, [
      ['wait', 'Wait until answered'],
      ['ring', 'Ringing', { cell: 'duration' }],
      ['talk', 'Talk time'],
      ['hold', 'Hold time'],
      ['after_contact_work', 'After-contact work'],
    ]),
    ...meaningsOf('What came of it', CONTACT_WORDS, CONTACTS, [
      ['answered', 'Answered'],
      ['abandoned', 'Abandoned'],
      ['transferred', 'Transferred'],
      ...OUTCOME,
    ]),
  ],
  needs: [
    { label: 'when it started', oneOf: ['started'] },
    {
      label: 'the unique row ID (an ID, or the person or customer)',
      oneOf: ['contact_id', 'leg_id', 'name', 'login', 'email', 'customer'],
    },
  ],
  telling: ['talk', 'wait', 'hold', 'answered', 'abandoned', 'direction', 'after_contact_work', 'ring', 'started_time'],
};
