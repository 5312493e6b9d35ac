import type { LegProfile } from '../profile';
import { GENESYS_HEADERS } from './genesys-headers';

/**
 * Genesys Cloud's interactions, in both layouts. Its first columns repeat what the export was, and whether it is whole.
 * A row is a conversation: where one cell names several users, its times belong to none of them alone, so that nobody is
 * named and the cell is kept. Bare numbers are milliseconds; other tenants write HH:MM:SS.sss. `Abandoned in Queue`
 * holds a queue's name and is no flag.
 */
export const GENESYS_INTERACTIONS: LegProfile = {
  kind: 'leg',
  id: 'genesys_interactions',
  label: 'Genesys Cloud interactions',
  version: 1,
  source: 'genesys',
  identifiedBy: [
    ['Full Export Completed', 'Media Type', 'Users - Interacted', 'Date', 'Direction', 'Queue', 'Conversation ID'],
    ['Full Export Completed', 'Media Type', 'Users', 'Date', 'Duration', 'Direction', 'Queue', 'Conversation ID'],
  ],
  usualHeaders: ['Partial Result Timestamp', 'Filters', 'Wrap-up'],
  translations: GENESYS_HEADERS,
  partial: { header: 'Full Export Completed', cells: ['no', 'nein', 'non', 'não', 'false'] },
  columns: [
    { field: 'contact_id', headers: ['Conversation ID'], cell: 'id', isRequiredInRow: true },
    { field: 'started', headers: ['Date'], cell: 'instant', isRequiredInRow: true },
    { field: 'ended', headers: ['End Date'], cell: 'instant', isOptional: true },
    { field: 'name', headers: ['Users - Interacted', 'Users'], cell: 'text', separator: ';' },
    { field: 'queue', headers: ['First Queue', 'Queue'], cell: 'text', separator: ';' },
    {
      field: 'channel',
      headers: ['Media Type'],
      cell: 'choice',
      values: {
        voice: 'voice',
        callback: 'voice',
        voz: 'voice',
        chat: 'chat',
        message: 'chat',
        webmessaging: 'chat',
        email: 'email',
        'correo electrónico': 'email',
        '*': 'voice',
      },
    },
    {
      field: 'direction',
      headers: ['Direction'],
      cell: 'choice',
      values: {
        outbound: 'outbound',
        saliente: 'outbound',
        ausgehend: 'outbound',
        internal: 'internal',
        interno: 'internal',
        '*': 'inbound',
      },
    },
    { field: 'reason', headers: ['Wrap-up'], cell: 'text', separator: ';', isOptional: true },
    { field: 'abandoned', headers: ['Abandoned'], cell: 'flag', isOptional: true },
    { field: 'transferred', headers: ['Transferred'], cell: 'flag', isOptional: true },
    { field: 'customer', headers: ['ANI', 'Remote'], cell: 'id', isOptional: true },
    { field: 'outbound_customer', headers: ['DNIS', 'Remote'], cell: 'id', isOptional: true },
    { field: 'wait', headers: ['Total Queue'], cell: 'duration', unit: 'ms', isOptional: true },
    { field: 'ring', headers: ['Total Alert'], cell: 'duration', unit: 'ms', isOptional: true },
    { field: 'talk', headers: ['Total Talk'], cell: 'duration', unit: 'ms', isOptional: true },
    { field: 'hold', headers: ['Total Hold'], cell: 'duration', unit: 'ms', isOptional: true },
    { field: 'after_contact_work', headers: ['Total ACW'], cell: 'duration', unit: 'ms', isOptional: true },
  ],
  zone: { because: 'Genesys writes the zone of whoever made the export' },
  nulls: [],
  nobody: [],
  totals: [],
  footers: [],
  ignored: ['Full Export Completed', 'Partial Result Timestamp', 'Filters', 'Total Handle'],
  leg: {
    contactKey: ['contact_id'],
    legKey: ['contact_id'],
    answeredWhen: [['talk'], ['name']],
    unansweredInbound: 'unknown',
    wait: { add: ['wait'], subtract: [] },
    channel: 'voice',
    direction: 'inbound',
  },
};
