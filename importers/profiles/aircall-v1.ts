import type { LegProfile } from '../profile';

/**
 * Aircall's call export, first layout. It has no id of the call: line, moment and both numbers are the key. Of its two
 * clocks the UTC one is read. What a call took beyond talking was waiting.
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
    { field: 'started', headers: ['datetime (UTC)'], cell: 'instant', isRequiredInRow: true },
    { field: 'name', headers: ['user'], cell: 'text' },
    { field: 'queue', headers: ['line'], cell: 'text' },
    {
      field: 'direction',
      headers: ['direction'],
      cell: 'choice',
      values: { inbound: 'inbound', outbound: 'outbound' },
    },
    { field: 'answered', headers: ['answered'], cell: 'flag' },
    {
      field: 'abandoned',
      headers: ['missed_call_reason'],
      cell: 'flag',
      isOptional: true,
      values: { '': 'no', out_of_opening_hours: 'no', '*': 'yes' },
    },
    { field: 'talk', headers: ['duration (in call)'], cell: 'duration', unit: 's' },
    { field: 'total', headers: ['duration (total)'], cell: 'duration', unit: 's' },
    { field: 'reason', headers: ['tags'], cell: 'text', isOptional: true },
    { field: 'customer', headers: ['from'], cell: 'id' },
    { field: 'outbound_customer', headers: ['to'], cell: 'id' },
    { field: 'called', headers: ['to'], cell: 'text' },
  ],
  zone: { fixed: 'Etc/UTC', because: 'the column says UTC' },
  nulls: [],
  nobody: ['[no associated user]'],
  totals: [],
  footers: [],
  ignored: ['date (TZ offset incl.)', 'time (TZ offset incl.)'],
  leg: {
    contactKey: ['started', 'queue', 'customer', 'called'],
    legKey: ['started', 'queue', 'customer', 'called'],
    answeredWhen: [['answered']],
    unansweredInbound: 'abandoned',
    wait: { add: ['total'], subtract: ['talk'] },
    channel: 'voice',
    direction: 'inbound',
  },
};
