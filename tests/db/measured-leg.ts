import type { MeasuredLeg } from 'db/leg-conditions';

/** An answered call by somebody who is not known to have called before, of which hardly anything is known. */
export const measuredLeg: MeasuredLeg = {
  employee_id: 1,
  direction: 'inbound',
  is_answered: 1,
  is_abandoned: 0,
  is_transferred: null,
  is_resolved: null,
  wait_ms: null,
  talk_ms: null,
  hold_ms: null,
  after_contact_work_ms: null,
  reopens: null,
  reason: null,
  customer_key: null,
  is_repeat_eligible: 0,
  is_repeated: 0,
};
