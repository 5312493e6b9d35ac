import { REVIEWS } from '../reviews';
import { REVIEW_WORDS } from '../synonyms/review-words';
import { meaningsOf, type RowMeanings, WHO } from './row-meanings';

export const REVIEW_MEANINGS: RowMeanings = {
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
};
