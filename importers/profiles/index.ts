import type { Profile } from '../profile';
import { ADHERENCE } from './adherence';
import { AIRCALL_V1 } from './aircall-v1';
import { AIRCALL_V3 } from './aircall-v3';
import { AMAZON_CONNECT_AGENTS } from './amazon-connect-agents';
import { AMAZON_CONNECT_CONTACTS } from './amazon-connect-contacts';
import { AMAZON_CONNECT_QUEUES } from './amazon-connect-queues';
import { ASTERISK_CDR } from './asterisk-cdr';
import { ASTERISK_QUEUE_LOG } from './asterisk-queue-log';
import { AVAYA_CMS_AGENT } from './avaya-cms-agent';
import { AVAYA_CMS_SPLIT_INTERVAL } from './avaya-cms-split-interval';
import { CHATWOOT_AGENTS } from './chatwoot-agents';
import { CHATWOOT_CSAT } from './chatwoot-csat';
import { CXONE_REPORT_540 } from './cxone-report-540';
import { DIALPAD_CALL_LOG } from './dialpad-call-log';
import { EVENTS } from './events';
import { FIVE9_AGENT_PRODUCTIVITY } from './five9-agent-productivity';
import { FIVE9_AGENT_STATES } from './five9-agent-states';
import { FIVE9_CALL_LOG } from './five9-call-log';
import { FIVE9_INBOUND_CALL_LOG } from './five9-inbound-call-log';
import { FIVE9_QUEUE } from './five9-queue';
import { FRESHDESK_TICKETS } from './freshdesk-tickets';
import { GENESYS_ADHERENCE } from './genesys-adherence';
import { GENESYS_AGENT_PERFORMANCE } from './genesys-agent-performance';
import { GENESYS_AGENT_STATUS } from './genesys-agent-status';
import { GENESYS_INTERACTIONS } from './genesys-interactions';
import { MEDALLIA_AGENT_CONNECT } from './medallia-agent-connect';
import { PLAIN_CALL_LOG } from './plain-call-log';
import { QUALTRICS } from './qualtrics';
import { REVIEWS } from './reviews';
import { ROSTER } from './roster';
import { SALESFORCE_CASES } from './salesforce-cases';
import { SURVEY_ANSWERS } from './survey-answers';
import { SURVEYMONKEY } from './surveymonkey';
import { TALKDESK_CALLS_API_NEW, TALKDESK_EXPLORE_CALLS_OLD } from './talkdesk-calls';
import { TALKDESK_CONTACTS } from './talkdesk-contacts';
import { THREE_CX_V20 } from './three-cx-v20';
import { UCCX_AGENT_DETAIL } from './uccx-agent-detail';
import { ZENDESK_TICKETS } from './zendesk-tickets';

/** Every report that Fairlead can read. */
export const PROFILES: readonly Profile[] = [
  FIVE9_CALL_LOG,
  FIVE9_INBOUND_CALL_LOG,
  FIVE9_AGENT_STATES,
  FIVE9_AGENT_PRODUCTIVITY,
  FIVE9_QUEUE,
  CXONE_REPORT_540,
  ZENDESK_TICKETS,
  AIRCALL_V3,
  AIRCALL_V1,
  GENESYS_INTERACTIONS,
  GENESYS_AGENT_PERFORMANCE,
  GENESYS_AGENT_STATUS,
  GENESYS_ADHERENCE,
  AMAZON_CONNECT_CONTACTS,
  AMAZON_CONNECT_AGENTS,
  AMAZON_CONNECT_QUEUES,
  TALKDESK_EXPLORE_CALLS_OLD,
  TALKDESK_CALLS_API_NEW,
  TALKDESK_CONTACTS,
  DIALPAD_CALL_LOG,
  UCCX_AGENT_DETAIL,
  THREE_CX_V20,
  AVAYA_CMS_SPLIT_INTERVAL,
  AVAYA_CMS_AGENT,
  CHATWOOT_AGENTS,
  CHATWOOT_CSAT,
  ASTERISK_QUEUE_LOG,
  ASTERISK_CDR,
  FRESHDESK_TICKETS,
  SALESFORCE_CASES,
  QUALTRICS,
  SURVEYMONKEY,
  MEDALLIA_AGENT_CONNECT,
  ROSTER,
  SURVEY_ANSWERS,
  REVIEWS,
  ADHERENCE,
  EVENTS,
  PLAIN_CALL_LOG,
];

/** The profile of that id; undefined where there is none. */
export function findProfile(id: string): Profile | undefined {
  return PROFILES.find((profile) => profile.id === id);
}
