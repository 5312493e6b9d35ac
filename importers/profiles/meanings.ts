import type { Field, LegField, Profile, ProfileColumn } from '../profile';
import { PLAIN_CALL_LOG } from './plain-call-log';
import { REVIEWS } from './reviews';
import { ROSTER } from './roster';
import { SURVEY_ANSWERS } from './survey-answers';
import { CONTACT_WORDS } from './synonyms/contact-words';
import { REVIEW_WORDS } from './synonyms/review-words';
import { ROSTER_WORDS } from './synonyms/roster-words';
import { SURVEY_WORDS } from './synonyms/survey-words';
import type { Words } from './synonyms/words';
import { ZENDESK_TICKETS } from './zendesk-tickets';

/** What one row of an unknown file can be. */
export type RowKind = 'contact' | 'ticket' | 'answer' | 'review' | 'roster';

/** What a column of an unknown file can mean: what it is called on the screen, how it is read, what headers say it. */
export interface Meaning {
  field: Field;
  label: string;
  group: string;
  rule: Omit<ProfileColumn, 'headers' | 'unit'>;
  words: Words;
}

/** A kind of row with all that its columns can mean. */
export interface RowMeanings {
  id: RowKind;
  label: string;
  kind: Profile['kind'];
  meanings: readonly Meaning[];
  /** Of the fields of each set one at least must be mapped; the label says what is wanted. */
  needs: readonly { label: string; oneOf: readonly Field[] }[];
  /** Fields whose words in the headers tell this kind of row from the others. */
  telling: readonly Field[];
}

type Named = readonly [field: Field, label: string, rule?: Partial<Meaning['rule']>];

/** Meanings of one group; each is read as the profile reads it that has such a column. */
function meaningsOf(
  group: string,
  words: Partial<Record<Field, Words>>,
  profiles: readonly Profile[],
  named: readonly Named[],
): Meaning[] {
  return named.map(([field, label, own]) => {
    const known = profiles
      .flatMap(({ columns }) => columns as readonly ProfileColumn[])
      .find((column) => column.field === field);
    const { headers: _headers, unit: _unit, ...rule } = known ?? { field, headers: [], cell: 'text' as const };
    return { field, label, group, words: words[field] ?? {}, rule: { ...rule, field, isOptional: true, ...own } };
  });
}

const CONTACTS = [PLAIN_CALL_LOG];
const WHO: readonly Named[] = [
  ['name', 'Person: name'],
  ['login', 'Person: login or number'],
  ['email', 'Person: e-mail'],
];
const WHICH: readonly Named[] = [
  ['queue', 'Queue or skill'],
  ['channel', 'Channel'],
  ['reason', 'Reason or topic'],
  ['customer', 'Customer: number or id'],
];
const OUTCOME: readonly Named[] = [
  ['resolved', 'Resolved'],
  ['rating', 'Rating by the customer'],
];

export const ROW_MEANINGS: Record<RowKind, RowMeanings> = {
  contact: {
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
        label: 'what tells the rows apart (an id, or the person or customer)',
        oneOf: ['contact_id', 'leg_id', 'name', 'login', 'email', 'customer'],
      },
    ],
    telling: [
      'talk',
      'wait',
      'hold',
      'answered',
      'abandoned',
      'direction',
      'after_contact_work',
      'ring',
      'started_time',
    ],
  },
  ticket: {
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
  },
  answer: {
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
  },
  review: {
    id: 'review',
    label: 'An item of a quality review',
    kind: 'review_item',
    meanings: [
      ...meaningsOf(
        'Which review',
        REVIEW_WORDS,
        [REVIEWS],
        [
          ['review_id', 'Review id'],
          ['form', 'Form'],
          ['form_version', 'Version of the form'],
          ['contact_id', 'Id of the contact reviewed'],
          ['reviewed', 'Reviewed: date'],
        ],
      ),
      ...meaningsOf('Who', REVIEW_WORDS, [REVIEWS], [...WHO, ['reviewer', 'Reviewer']]),
      ...meaningsOf(
        'The item',
        REVIEW_WORDS,
        [REVIEWS],
        [
          ['section', 'Section'],
          ['item', 'Item or question'],
          ['points', 'Points given'],
          ['possible', 'Points possible'],
          ['weight', 'Weight'],
          ['not_applicable', 'Not applicable'],
          ['critical', 'Critical'],
        ],
      ),
    ],
    needs: [
      { label: 'the review’s id', oneOf: ['review_id'] },
      { label: 'the form', oneOf: ['form'] },
      { label: 'the item', oneOf: ['item'] },
      { label: 'the points possible', oneOf: ['possible'] },
      { label: 'when it was reviewed', oneOf: ['reviewed'] },
      { label: 'who was reviewed', oneOf: ['name', 'login', 'email'] },
    ],
    telling: ['review_id', 'item', 'points', 'possible', 'section', 'reviewer', 'form'],
  },
  roster: {
    id: 'roster',
    label: 'Somebody who works here, in a team',
    kind: 'roster',
    meanings: [
      ...meaningsOf(
        'Who',
        ROSTER_WORDS,
        [ROSTER],
        [
          ['name', 'Name'],
          ['email', 'E-mail'],
          ['employee_id', 'Employee number'],
          ['job_title', 'Job title'],
          ['contractor', 'Works for a contractor'],
          ['hired', 'Hired: date'],
          ['left', 'Left: date'],
        ],
      ),
      ...meaningsOf(
        'Team',
        ROSTER_WORDS,
        [ROSTER],
        [
          ['team', 'Team'],
          ['team_time_zone', 'Time zone of the team'],
          ['role', 'Member or leader'],
          ['from', 'In the team from'],
          ['to', 'In the team until'],
        ],
      ),
    ],
    needs: [{ label: 'the name', oneOf: ['name'] }],
    telling: ['hired', 'left', 'team', 'job_title', 'contractor', 'employee_id', 'role'],
  },
};

export const ROW_KINDS = Object.keys(ROW_MEANINGS) as RowKind[];

/** Ways to tell the rows of contacts apart, best first. */
export const KEYS: readonly (readonly LegField[])[] = [
  ['contact_id'],
  ['contact_id', 'leg_id'],
  ['leg_id'],
  ['contact_id', 'started', 'name'],
  ['contact_id', 'started', 'login'],
  ['contact_id', 'started', 'email'],
  ['started', 'name', 'customer'],
  ['started', 'login', 'customer'],
  ['started', 'name'],
  ['started', 'login'],
  ['started', 'email'],
  ['started', 'customer'],
];
