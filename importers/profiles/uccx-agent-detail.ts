import type { LegProfile } from '../profile';

/**
 * Cisco UCCX's agent detail report. A title row comes first. The id names the contact; with start and agent it names the
 * leg. Contact disposition is a code: 1 abandoned, 2 handled.
 */
export const UCCX_AGENT_DETAIL: LegProfile = {
  kind: 'leg',
  id: 'uccx_agent_detail',
  label: 'Cisco UCCX agent detail',
  version: 1,
  source: 'uccx',
  identifiedBy: [
    [
      'Node ID - Session ID - Sequence No',
      'Call Start Time',
      'Call End Time',
      'Contact Disposition',
      'Agent Name',
      'Talk Time',
    ],
  ],
  usualHeaders: [
    'Originator DN (Calling Number)',
    'Destination DN',
    'Called Number',
    'Application Name',
    'CSQ Names',
    'Queue Time',
    'Ring Time',
    'Work Time',
  ],
  columns: [
    {
      field: 'contact_id',
      headers: ['Node ID - Session ID - Sequence No'],
      cell: 'id',
      isRequiredInRow: true,
    },
    { field: 'started', headers: ['Call Start Time'], cell: 'instant', isRequiredInRow: true },
    { field: 'ended', headers: ['Call End Time'], cell: 'instant', isOptional: true },
    {
      field: 'answered',
      headers: ['Contact Disposition'],
      cell: 'flag',
      values: { '1': 'no', abandoned: 'no', '2': 'yes', handled: 'yes', '*': 'no' },
    },
    {
      field: 'abandoned',
      headers: ['Contact Disposition'],
      cell: 'flag',
      values: { '1': 'yes', abandoned: 'yes', '*': 'no' },
    },
    { field: 'name', headers: ['Agent Name'], cell: 'text' },
    { field: 'queue', headers: ['CSQ Names'], cell: 'text', separator: ',', isOptional: true },
    { field: 'customer', headers: ['Originator DN (Calling Number)'], cell: 'id', isOptional: true },
    { field: 'reason', headers: ['Application Name'], cell: 'text', isOptional: true },
    { field: 'wait', headers: ['Queue Time'], cell: 'duration', unit: 's', isOptional: true },
    { field: 'ring', headers: ['Ring Time'], cell: 'duration', unit: 's', isOptional: true },
    { field: 'talk', headers: ['Talk Time'], cell: 'duration', unit: 's' },
    { field: 'after_contact_work', headers: ['Work Time'], cell: 'duration', unit: 's', isOptional: true },
  ],
  zone: { because: 'UCCX writes the zone in which the report was run' },
  nulls: [],
  nobody: [],
  totals: ['total', 'totals', 'grand total'],
  footers: [],
  ignored: [],
  leg: {
    contactKey: ['contact_id'],
    legKey: ['contact_id', 'started', 'name'],
    answeredWhen: [['answered']],
    unansweredInbound: 'unknown',
    wait: { add: ['wait', 'ring'], subtract: [] },
    personOnlyIfAnswered: true,
    channel: 'voice',
    direction: 'inbound',
  },
};
