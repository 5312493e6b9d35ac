import type { OPINION_METRICS } from '../catalogue/opinion';
import type { MetricWords } from '../metric';

/** What the metrics of what customers and reviewers say mean, in words. */
export const OPINION_WORDS = {
  csat: {
    description: 'Share of survey answers in the top two of five. An unanswered survey is not a low answer.',
    formula: 'answers of 4 or 5 ÷ answers; other scales are brought to five first',
    example: '76 of 100 answers were 4 or 5: 76%.',
    howItGetsGamed: 'Choosing who to ask; passing unhappy customers on.',
  },
  csat_mean: {
    description: 'The mean of the answers on a scale of one to five. It is shown second: few answers lie near it.',
    formula: 'sum of the answers ÷ answers; other scales are brought to five first',
    example: 'Answers of 5, 5, 4 and 1: 3.75.',
    howItGetsGamed: 'Choosing who to ask; a missing answer written as 0 pulls it down.',
  },
  nps: {
    description:
      'The share who would recommend (9 or 10) less the share who would not (0 to 6). From −100 to 100. It is about the whole company, so it says nothing of a single person.',
    formula: '100 × (answers of 9 or 10 − answers of 0 to 6) ÷ answers',
    example: '50 of 100 answers were 9 or 10, and 20 were 6 or less: 30.',
    howItGetsGamed: 'Begging for a ten; asking only the contented.',
  },
  customer_effort: {
    description:
      'The mean answer on how easy it was to be helped, on a scale of one to seven. The question decides which end is good. After “the company made it easy”, high is good; after “how much effort was it”, low is.',
    formula: 'sum of the answers ÷ answers; other scales are brought to seven first',
    example: 'Answers of 7, 6, 6 and 1: 5.0.',
    howItGetsGamed: 'Asking only after easy matters.',
  },
  response_rate: {
    description: 'Share of the surveys sent that were answered. Where it moves, the answers come from other customers.',
    formula: 'surveys answered ÷ surveys sent',
    example: '12 of 100 surveys answered: 12%.',
    howItGetsGamed: 'Asking only who is sure to answer.',
  },
  quality_score: {
    description:
      'Points that reviewers gave, out of those possible. Items are weighted; those that did not apply are left out. A few reviews a month are for coaching, never for ranking.',
    formula: 'Σ points × weight ÷ Σ possible points × weight',
    example: '42 of 50 weighted points over four reviews: 84%.',
    howItGetsGamed: 'Choosing easy contacts for review; draw them at random and calibrate reviewers.',
  },
} as const satisfies Record<keyof typeof OPINION_METRICS, MetricWords>;
