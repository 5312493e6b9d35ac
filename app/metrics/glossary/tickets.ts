import type { TICKET_METRICS } from '../catalogue/tickets';
import type { MetricWords } from '../metric';

/** What the metrics of tickets mean, in words. */
export const TICKET_WORDS = {
  reopen_rate: {
    description: 'Share of solved tickets that were opened again, of those whose source counts reopenings.',
    formula: 'tickets opened again ÷ tickets that were solved at least once',
    example: '7 of 100 solved tickets came back open: 7.0%.',
    howItGetsGamed: 'Steering the customer into a new ticket instead.',
  },
  first_reply_time: {
    description:
      'From the opening of a ticket to the first public reply by a person. Half were quicker than the first figure, nine of ten quicker than the second. Calendar hours.',
    formula: 'median and 90th percentile of the time from opened to first reply',
    example: 'Replies after 1, 2, 3, 5 and 20 hours: half within 3:00:00.',
    howItGetsGamed: 'An empty first reply.',
  },
  first_reply_time_business: {
    description:
      'From the opening of a ticket to the first public reply by a person. Half were quicker than the first figure, nine of ten quicker than the second. Only the team’s opening hours count. Without them there is no figure.',
    formula: 'median and 90th percentile of the opening hours from opened to first reply',
    example: 'Open from 9 to 17. Opened on Friday at 16:30, replied to on Monday at 9:15: 30 + 15 minutes, 45:00.',
    howItGetsGamed: 'An empty first reply; opening hours that leave out when customers write.',
  },
  full_resolution_time: {
    description:
      'From the opening of a ticket to its last solving; reopening does not restart the clock. Median, then 90th percentile. Calendar hours.',
    formula: 'median and 90th percentile of the time from opened to last solved',
    example: 'Solved after 2, 4, 8, 30 and 70 hours: half within 8:00:00.',
    howItGetsGamed: 'Solving early, before the matter is settled.',
  },
  full_resolution_time_business: {
    description:
      'From the opening of a ticket to its last solving; reopening does not restart the clock. Median, then 90th percentile. Only the team’s opening hours count. Without them there is no figure.',
    formula: 'median and 90th percentile of the opening hours from opened to last solved',
    example: 'Open from 9 to 17. Opened on Friday at 16:00, solved on Tuesday at 10:00: 1 + 8 + 1 hours, 10:00:00.',
    howItGetsGamed: 'Solving early, before the matter is settled.',
  },
} as const satisfies Record<keyof typeof TICKET_METRICS, MetricWords>;
