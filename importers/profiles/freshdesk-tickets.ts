import type { LegProfile } from '../profile';

/**
 * Freshdesk's ticket export. Its headers say hours over cells that are HH:MM:SS, so the cells are believed; bare numbers
 * would be hours. A header may come twice: the first is read, the second kept. Survey results are words and stay an
 * attribute.
 */
export const FRESHDESK_TICKETS: LegProfile = {
  kind: 'leg',
  id: 'freshdesk_tickets',
  label: 'Freshdesk tickets',
  version: 1,
  source: 'freshdesk',
  identifiedBy: [['Ticket ID', 'Status', 'Source', 'Agent', 'Group', 'Created time', 'First response time (in hrs)']],
  usualHeaders: [
    'Subject',
    'Priority',
    'Type',
    'Due by Time',
    'Resolved time',
    'Closed time',
    'Last update time',
    'Initial response time',
    'Resolution time (in hrs)',
    'Agent interactions',
    'Customer interactions',
    'Survey results',
  ],
  columns: [
    { field: 'contact_id', headers: ['Ticket ID'], cell: 'id', isRequiredInRow: true },
    { field: 'name', headers: ['Agent'], cell: 'text' },
    { field: 'queue', headers: ['Group'], cell: 'text', nulls: ['no group'] },
    { field: 'reason', headers: ['Type'], cell: 'text', isOptional: true },
    {
      field: 'resolved',
      headers: ['Status'],
      cell: 'flag',
      values: { resolved: 'yes', closed: 'yes', '': '', '*': 'no' },
    },
    { field: 'status', headers: ['Status'], cell: 'text' },
    {
      field: 'channel',
      headers: ['Source'],
      cell: 'choice',
      values: { phone: 'voice', chat: 'chat', freshchat: 'chat', whatsapp: 'chat', '*': 'email' },
    },
    { field: 'customer', headers: ['Contact ID', 'Full name'], cell: 'id', isOptional: true },
    { field: 'started', headers: ['Created time'], cell: 'instant', isRequiredInRow: true },
    { field: 'ended', headers: ['Resolved time', 'Closed time'], cell: 'instant', isOptional: true },
    { field: 'first_reply', headers: ['First response time (in hrs)'], cell: 'duration', unit: 'h' },
    {
      field: 'full_resolution',
      headers: ['Resolution time (in hrs)'],
      cell: 'duration',
      unit: 'h',
      isOptional: true,
    },
  ],
  zone: { because: 'Freshdesk writes the zone of the account' },
  nulls: [],
  nobody: ['no agent', 'unassigned'],
  totals: [],
  footers: [],
  ignored: ['Subject', 'Full name', 'Last update time', 'Due by Time'],
  leg: {
    contactKey: ['contact_id'],
    legKey: ['contact_id'],
    answeredWhen: [['name', 'first_reply']],
    unansweredInbound: 'unknown',
    wait: { add: [], subtract: [] },
    channel: 'email',
    direction: 'inbound',
    skipWhen: { field: 'status', cells: ['deleted', 'spam'] },
  },
};
