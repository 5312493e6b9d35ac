import type { RESOLUTION_METRICS } from '../catalogue/resolution';
import type { MetricWords } from '../metric';

/** What the metrics of resolution mean, in words. */
export const RESOLUTION_WORDS = {
  first_contact_resolution: {
    description:
      'Share of contacts whose customer did not come back for the same reason within {repeat_days} days. Any channel counts. Only contacts older than that can be judged.',
    formula:
      '1 − contacts that were repeated within {repeat_days} days ÷ contacts by a known customer that ended with this person',
    example: '100 contacts of last month, 28 of the customers came again in time: 72%.',
    howItGetsGamed: 'Recording another reason, so that a repeat does not look like one.',
  },
  repeat_rate: {
    description:
      'Share of contacts whose customer came back for the same reason within {repeat_days} days. Any channel counts. It is what first-contact resolution leaves to 100%.',
    formula:
      'contacts that were repeated within {repeat_days} days ÷ contacts by a known customer that ended with this person',
    example: '100 contacts of last month, 28 of the customers came again in time: 28%.',
    howItGetsGamed: 'Recording another reason, so that a repeat does not look like one.',
  },
  transfer_rate: {
    description: 'Share of handled contacts that were passed on to somebody else.',
    formula: 'transferred out ÷ handled contacts of which it is known',
    example: '8 of 100 calls passed on: 8%.',
    howItGetsGamed: 'Keeping what one cannot solve.',
  },
  resolution_rate: {
    description: 'Share of contacts that the agent marked as resolved, of those where it is recorded.',
    formula: 'resolved ÷ answered contacts where it is recorded whether they were',
    example: '90 of 100 tickets marked as solved: 90%.',
    howItGetsGamed: 'Closing early; the customer then opens it again.',
  },
  escalation_rate: {
    description:
      'Share of handled contacts whose recorded reason says that they were escalated. No source has a column for it. The settings say which reasons mean it; until then there is no figure.',
    formula:
      'contacts with a reason that means an escalation ({escalation_reasons}) ÷ handled contacts with any reason',
    example: '4 of 100 contacts were recorded as “Escalated”: 4.0%.',
    howItGetsGamed: 'Refusing to escalate what one cannot solve.',
  },
  complaint_rate: {
    description:
      'How many of a thousand handled contacts were recorded as a complaint. The settings say which reasons mean one, and until they do there is no figure.',
    formula:
      '1,000 × contacts with a reason that means a complaint ({complaint_reasons}) ÷ handled contacts with any reason',
    example: '6 complaints in 2,400 contacts: 2.5 per 1,000.',
    howItGetsGamed: 'Not recording them.',
  },
} as const satisfies Record<keyof typeof RESOLUTION_METRICS, MetricWords>;
