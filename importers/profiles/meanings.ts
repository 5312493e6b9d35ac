import type { LegField } from '../profile';
import { ANSWER_MEANINGS } from './meanings/answer';
import { CONTACT_MEANINGS } from './meanings/contact';
import { REVIEW_MEANINGS } from './meanings/review';
import { ROSTER_MEANINGS } from './meanings/roster';
import type { RowKind, RowMeanings } from './meanings/row-meanings';
import { TICKET_MEANINGS } from './meanings/ticket';

export type { Meaning, RowKind } from './meanings/row-meanings';

/** All that a row of an unknown file can be, with what its columns can mean. */
export const ROW_MEANINGS: Record<RowKind, RowMeanings> = {
  contact: CONTACT_MEANINGS,
  ticket: TICKET_MEANINGS,
  answer: ANSWER_MEANINGS,
  review: REVIEW_MEANINGS,
  roster: ROSTER_MEANINGS,
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
