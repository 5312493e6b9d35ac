import type { WORKFORCE_METRICS } from '../catalogue/workforce';
import type { MetricWords } from '../metric';

/** What the metrics of paid time and schedule mean, in words. */
export const WORKFORCE_WORDS = {
  occupancy: {
    description:
      'Time with contacts, as a share of the time with contacts or ready for one. Above about 85% for long, people tire and quality falls.',
    formula: 'time on contacts ÷ (time on contacts + time available and waiting)',
    example: '5:30 hours on calls and 1:30 waiting for the next: 5.5 ÷ 7 = 79%.',
    howItGetsGamed: 'Idling in a break state: waiting there doesn’t count.',
  },
  utilization: {
    description:
      'Of the paid time, the part spent with contacts or ready for them. Sources disagree on it: here waiting counts as use, and paid is the time signed in.',
    formula: '(time on contacts + time available and waiting) ÷ time signed in',
    example: '5:30 hours on calls, 1:30 waiting, signed in for 8: 7 ÷ 8 = 88%.',
    howItGetsGamed: 'Signing out for what should be a paid break or training.',
  },
  contacts_per_hour: {
    description:
      'Contacts that a report counts as handled, for each hour on queue in the same rows. A quiet queue makes it low for everybody.',
    formula: 'contacts handled, as the report counts them ÷ hours on queue in the same rows',
    example: '52 calls in 6.5 hours on queue: 8.0 an hour.',
    howItGetsGamed: 'Cutting contacts short, handing them on, taking the easy ones.',
  },
  adherence: {
    description: 'Share of the scheduled time in which somebody did what the schedule said, when it said so.',
    formula: '1 − time out of adherence ÷ scheduled time; a row is never out for longer than it was scheduled',
    example: '8 hours scheduled, out of it for 24 minutes: 1 − 0.4 ÷ 8 = 95%.',
    howItGetsGamed: 'Watching the clock: dropping or hurrying a contact so as to go to lunch on the minute.',
  },
  conformance: {
    description:
      'Time worked against time scheduled, whenever in the day it was. Who stays longer than planned passes 100%.',
    formula: 'time worked ÷ scheduled time, over rows with any scheduled time',
    example: '6 hours on queue scheduled, 6:15 worked: 104%.',
    howItGetsGamed: 'Staying late to make up for the hours in which one was needed.',
  },
  shrinkage: {
    description:
      'Of the scheduled time, the part in which nobody could have been served: breaks, training, meetings, absence. It is planned for, not avoided.',
    formula: 'hours lost ÷ hours scheduled',
    example: '8 hours scheduled, 6 of them worked on queue: 2 ÷ 8 = 25%.',
    howItGetsGamed: 'Calling lost time something else; dropping training to make it fall.',
  },
  chat_concurrency: {
    description:
      'How many chats a person had open at once, over the time in which at least one was. Routing decides how many each person gets.',
    formula: 'time of all chats ÷ time with at least one chat, of the same person and day',
    example: 'Chats of 10, 15 and 20 minutes within half an hour of at least one: 45 ÷ 30 = 1.50.',
    howItGetsGamed: 'Leaving idle chats open.',
  },
} as const satisfies Record<keyof typeof WORKFORCE_METRICS, MetricWords>;
