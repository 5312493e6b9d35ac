import type { LegProfile } from '../profile';

/**
 * A Salesforce report of cases. Below the rows stand the grand totals, a line on confidentiality and one on copyright.
 * The report tells no first reply: a case with an owner that is no longer new counts as taken up.
 */
export const SALESFORCE_CASES: LegProfile = {
  kind: 'leg',
  id: 'salesforce_cases',
  label: 'Salesforce cases',
  version: 1,
  source: 'salesforce',
  identifiedBy: [
    ['Case Number', 'Case Owner', 'Status', 'Date/Time Opened'],
    ['Case Number', 'Case Owner', 'Status', 'Opened Date'],
    ['Case Number', 'Case Owner', 'Status', 'Created Date'],
  ],
  usualHeaders: [
    'Subject',
    'Priority',
    'Case Origin',
    'Date/Time Closed',
    'Age (Hours)',
    'Account Name',
    'Contact Name',
  ],
  columns: [
    { field: 'contact_id', headers: ['Case Number'], cell: 'id', isRequiredInRow: true },
    { field: 'name', headers: ['Case Owner'], cell: 'text' },
    { field: 'queue', headers: ['Queue', 'Case Record Type'], cell: 'text', isOptional: true },
    { field: 'reason', headers: ['Case Reason', 'Type'], cell: 'text', isOptional: true },
    {
      field: 'resolved',
      headers: ['Status'],
      cell: 'flag',
      values: { closed: 'yes', resolved: 'yes', '': '', '*': 'no' },
    },
    {
      field: 'answered',
      headers: ['Status'],
      cell: 'flag',
      values: { new: 'no', '': 'no', open: 'yes', pending: 'yes', '*': 'yes' },
    },
    {
      field: 'channel',
      headers: ['Case Origin'],
      cell: 'choice',
      isOptional: true,
      values: { phone: 'voice', chat: 'chat', messaging: 'chat', sms: 'chat', '*': 'email' },
    },
    {
      field: 'started',
      headers: ['Date/Time Opened', 'Opened Date', 'Created Date'],
      cell: 'instant',
      isRequiredInRow: true,
    },
    { field: 'ended', headers: ['Date/Time Closed', 'Closed Date'], cell: 'instant', isOptional: true },
    { field: 'customer', headers: ['Contact Email', 'Contact Name'], cell: 'id', isOptional: true },
  ],
  zone: { because: 'Salesforce writes the zone of whoever ran the report' },
  nulls: [],
  nobody: ['unassigned'],
  totals: ['grand totals', 'grand total', 'total', 'subtotal'],
  footers: [],
  ignored: ['Subject', 'Description', 'Age (Hours)', 'Age', 'Open', 'Closed'],
  leg: {
    contactKey: ['contact_id'],
    legKey: ['contact_id'],
    answeredWhen: [['name', 'answered']],
    unansweredInbound: 'unknown',
    wait: { add: [], subtract: [] },
    personOnlyIfAnswered: true,
    resolvedByEnd: true,
    channel: 'email',
    direction: 'inbound',
  },
};
