import type { LegProfile } from '../profile';
import { AIRCALL_COLUMNS, AIRCALL_LEGS, AIRCALL_NOBODY, AIRCALL_ZONE } from './aircall';

/** Aircall's call export, third layout, with three clocks. The waiting time counts the menu, which is taken off. */
export const AIRCALL_V3: LegProfile = {
  kind: 'leg',
  id: 'aircall_v3',
  label: 'Aircall calls',
  version: 3,
  source: 'aircall',
  identifiedBy: [['line', 'datetime (utc)', 'number timezone', 'direction', 'answered', 'user', 'duration (in call)']],
  usualHeaders: [
    'missed_call_reason',
    'call direction - type',
    'call id (internal)',
    'waiting time',
    'time to answer',
    'time in ivr',
    'in-call duration',
    'customer number',
  ],
  columns: [
    ...AIRCALL_COLUMNS,
    { field: 'contact_id', headers: ['call id (internal)', 'call id'], cell: 'id', isRequiredInRow: true },
    { field: 'talk', headers: ['duration (in call)', 'in-call duration'], cell: 'duration', unit: 's' },
    { field: 'wait', headers: ['waiting time'], cell: 'duration', unit: 's', isOptional: true },
    { field: 'ivr', headers: ['time in ivr'], cell: 'duration', unit: 's', isOptional: true },
    { field: 'customer', headers: ['customer number', 'from'], cell: 'id', isOptional: true },
  ],
  zone: AIRCALL_ZONE,
  nulls: [],
  nobody: AIRCALL_NOBODY,
  totals: [],
  footers: [],
  ignored: [
    'datetime (tz offset incl.)',
    'from',
    'to',
    'duration (total)',
    'call start time',
    'call end time',
    'in-call duration',
    'recording',
    'call timeline',
    'call direction - type',
    'aircall number',
  ],
  leg: {
    ...AIRCALL_LEGS,
    contactKey: ['contact_id'],
    legKey: ['contact_id'],
    wait: { add: ['wait'], subtract: ['ivr'] },
  },
};
