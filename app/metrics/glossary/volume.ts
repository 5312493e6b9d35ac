import type { VOLUME_METRICS } from '../catalogue/volume';
import type { MetricWords } from '../metric';

/** What the metrics of volume and waiting mean, in words. */
export const VOLUME_WORDS = {
  contacts_handled: {
    description:
      'Contact legs that a person answered. A transferred call is one contact, and a leg for each who had it.',
    formula: 'number of legs answered by a person',
    example: 'Ana takes a call and transfers it to Ben: one leg for each, so two legs handled.',
    howItGetsGamed: 'Hanging up early and transferring make more legs of the same work.',
  },
  average_speed_of_answer: {
    description: 'How long customers who were answered had waited. Those who gave up are not in it.',
    formula: 'wait of answered contacts ÷ answered contacts with a known wait',
    example: 'Three callers waited 10, 20 and 60 seconds: 90 ÷ 3 = 30 s.',
    howItGetsGamed: 'It ignores who gave up, so a line that everybody leaves looks quick.',
  },
  service_level: {
    description:
      'Share of contacts answered within the threshold. There are four usual ways to count abandoned contacts. The formula says which one is in force.',
    formula: '{service_level_formula}, without abandons shorter than {short_abandon}',
    example: '70 answered in time, 15 late; 10 gave up in time, 5 late: {service_level_example}.',
    howItGetsGamed: 'A call that is already late can wait forever without changing it. Look at the longest waits.',
  },
  abandonment_rate: {
    description:
      'Share of customers who gave up waiting. Those who left within {short_abandon} count neither above nor below.',
    formula: 'abandoned ÷ (answered + abandoned), without abandons shorter than {short_abandon}',
    example: '95 answered, 5 gave up after a minute, 3 after two seconds: 5 ÷ 100 = 5%.',
    howItGetsGamed: 'Raising the seconds below which an abandon does not count.',
  },
  wait_time: {
    description:
      'How long customers waited, answered or not. Half waited no longer than the first figure, nine of ten no longer than the second.',
    formula: 'median and 90th percentile of the wait of answered and abandoned contacts',
    example: 'Waits of 5, 10, 20, 40 and 300 s: half waited no longer than 20 s.',
    howItGetsGamed: 'Hard to: it holds everybody who waited, in time or not.',
  },
} as const satisfies Record<keyof typeof VOLUME_METRICS, MetricWords>;
