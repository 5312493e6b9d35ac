import type { LegProfile } from '../profile';
import { FIVE9_CALL_LOG } from './five9-call-log';

/**
 * Five9's inbound call log: the call log's columns less the call type, with the skill and the way through the menu. A
 * leg has the same key as in the call log, so that a center which exports both counts it once.
 */
export const FIVE9_INBOUND_CALL_LOG: LegProfile = {
  ...FIVE9_CALL_LOG,
  id: 'five9_inbound_call_log',
  label: 'Five9 inbound call log',
  identifiedBy: [['CALL ID', 'DATE', 'TIMESTAMP', 'SKILL', 'AGENT', 'DISPOSITION', 'IVR PATH', 'TALK TIME']],
  usualHeaders: [
    'CAMPAIGN',
    'AGENT NAME',
    'ANI',
    'DNIS',
    'IVR TIME',
    'QUEUE WAIT TIME',
    'RING TIME',
    'HOLD TIME',
    'PARK TIME',
    'AFTER CALL WORK TIME',
    'TRANSFERS',
    'ABANDONED',
  ],
  columns: FIVE9_CALL_LOG.columns.filter(({ field }) => field !== 'call_type' && field !== 'direction'),
  leg: { ...FIVE9_CALL_LOG.leg, legKey: ['started', 'login', { text: 'Inbound' }] },
};
