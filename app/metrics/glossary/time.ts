import type { TIME_METRICS } from '../catalogue/time';
import type { MetricWords } from '../metric';

/** What the metrics of time mean, in words. */
export const TIME_WORDS = {
  average_handle_time: {
    description: 'What a contact takes from answering to being done with it. Neither short nor long is good by itself.',
    formula: '(talk + hold + after-contact work) ÷ handled contacts with a known talk time',
    example: '4:00 of talk, 0:30 of hold and 1:00 of work after: 5:30.',
    howItGetsGamed: 'Hanging up, transferring, wrapping up in a break state.',
  },
  talk_time: {
    description: 'Time in conversation for each handled contact; hold is not in it.',
    formula: 'talk ÷ handled contacts with a known talk time',
    example: 'Two calls of 3:00 and 5:00 of talk: 4:00.',
    howItGetsGamed: 'Rushing the customer, who then calls again.',
  },
  hold_time: {
    description: 'Time on hold, spread over all handled contacts whose hold is known, those without any included.',
    formula: 'hold ÷ handled contacts with a known hold time',
    example: 'Ten calls, two of them held for 3:00 each: 36 s.',
    howItGetsGamed: 'Muting instead of holding.',
  },
  hold_time_per_held: {
    description: 'How long a customer is held, where they are held at all.',
    formula: 'hold ÷ contacts with any hold',
    example: 'Ten calls, two of them held for 3:00 each: 3:00.',
    howItGetsGamed: 'Many short holds instead of a long one.',
  },
  share_held: {
    description: 'Share of handled contacts that were put on hold at least once.',
    formula: 'contacts with any hold ÷ handled contacts with a known hold time',
    example: 'Two of ten calls held: 20%.',
    howItGetsGamed: 'Muting instead of holding.',
  },
  after_contact_work: {
    description: 'Time for notes and follow-up once the customer has gone.',
    formula: 'work after the contact ÷ handled contacts with known after-contact work',
    example: 'Notes of 0:20 and 1:00: 40 s.',
    howItGetsGamed: 'Resting in it; skipping the notes.',
  },
  brief_contacts: {
    description:
      'Share of handled contacts with less than ten seconds of talk. These are dropped calls, wrong numbers, and calls hung up to look quick.',
    formula: 'contacts with less than 10 s of talk ÷ handled contacts with a known talk time',
    example: '3 of 100 calls ended within ten seconds: 3.0%.',
    howItGetsGamed: 'Hard to: a call kept a little longer only moves the handle time, which stands beside it.',
  },
} as const satisfies Record<keyof typeof TIME_METRICS, MetricWords>;
