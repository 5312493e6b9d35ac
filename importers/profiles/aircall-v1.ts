import type { LegProfile } from '../profile';
import { AIRCALL_COLUMNS, AIRCALL_LEGS, AIRCALL_NOBODY, AIRCALL_ZONE } from './aircall';

/**
 * Aircall's call export, first layout. It has no id of the call: line, moment and both numbers are the key.
 * What a call took beyond talking was waiting.
 */
export const AIRCALL_V1: LegProfile = {
  kind: 'leg',
  id: 'aircall_v1',
  label: 'Aircall calls (first layout)',
  version: 1,
  source: 'aircall',
  identifiedBy: [
    [
      'line',
      'date (TZ offset incl.)',
      'time (TZ offset incl.)',
      'datetime (UTC)',
      'direction',
      'answered',
      'user',
      'duration (in call)',
    ],
  ],
  usualHeaders: [
    'number timezone',
    'country_code',
    'from',
    'to',
    'missed_call_reason',
    'duration (total)',
    'via',
    'tags',
  ],
  columns: [
    ...AIRCALL_COLUMNS,
    { field: 'talk', headers: ['duration (in call)'], cell: 'duration', unit: 's' },
    { field: 'total', headers: ['duration (total)'], cell: 'duration', unit: 's' },
    { field: 'customer', headers: ['from'], cell: 'id' },
    { field: 'outbound_customer', headers: ['to'], cell: 'id' },
    { field: 'called', headers: ['to'], cell: 'text' },
  ],
  zone: AIRCALL_ZONE,
  nulls: [],
  nobody: AIRCALL_NOBODY,
  totals: [],
  footers: [],
  ignored: ['date (TZ offset incl.)', 'time (TZ offset incl.)'],
  leg: {
    ...AIRCALL_LEGS,
    contactKey: ['started', 'queue', 'customer', 'called'],
    legKey: ['started', 'queue', 'customer', 'called'],
    wait: { add: ['total'], subtract: ['talk'] },
  },
};
