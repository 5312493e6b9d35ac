import type { Profile } from '../profile';
import { AIRCALL_V3 } from './aircall-v3';
import { CXONE_REPORT_540 } from './cxone-report-540';
import { EVENTS } from './events';
import { FIVE9_CALL_LOG } from './five9-call-log';
import { PLAIN_CALL_LOG } from './plain-call-log';
import { REVIEWS } from './reviews';
import { ROSTER } from './roster';
import { SURVEY_ANSWERS } from './survey-answers';
import { ZENDESK_TICKETS } from './zendesk-tickets';

/** Every report that Fairlead can read. */
export const PROFILES: readonly Profile[] = [
  FIVE9_CALL_LOG,
  CXONE_REPORT_540,
  ZENDESK_TICKETS,
  AIRCALL_V3,
  ROSTER,
  SURVEY_ANSWERS,
  REVIEWS,
  EVENTS,
  PLAIN_CALL_LOG,
];

/** The profile of that id; undefined where there is none. */
export function findProfile(id: string): Profile | undefined {
  return PROFILES.find((profile) => profile.id === id);
}
