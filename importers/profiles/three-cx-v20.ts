import type { LegProfile } from '../profile';

/** `Hoehne, Info (830)`: a name and an extension of a few digits; longer numbers are outside. */
const NAME = '^(.*?)(?<!\\s)\\s*\\(\\d{2,5}\\)$';
const EXTENSION = '\\((\\d{2,5})\\)$';
const OUTSIDE = '((?:\\+|(?<!\\d))\\d{6,})\\)?$';

/**
 * 3CX's call report, version 20. The agent is the one who took an inbound call or made an outbound one, by the extension
 * in parentheses. One call id stands on several rows. An extension that rang in vain did nothing that could be judged,
 * and another may have answered, so that such a row is not called abandoned.
 */
export const THREE_CX_V20: LegProfile = {
  kind: 'leg',
  id: '3cx_v20',
  label: '3CX call report',
  version: 20,
  source: '3cx',
  identifiedBy: [['Call Time', 'Call ID', 'From', 'To', 'Direction', 'Status', 'Ringing', 'Talking']],
  usualHeaders: ['Cost'],
  columns: [
    { field: 'contact_id', headers: ['Call ID'], cell: 'id', isRequiredInRow: true },
    { field: 'started', headers: ['Call Time'], cell: 'instant', isRequiredInRow: true },
    {
      field: 'direction',
      headers: ['Direction'],
      cell: 'choice',
      values: { inbound: 'inbound', outbound: 'outbound', internal: 'internal', '*': 'inbound' },
    },
    { field: 'answered', headers: ['Status'], cell: 'flag', values: { answered: 'yes', '*': 'no' } },
    { field: 'login', headers: ['To'], cell: 'id', pick: EXTENSION },
    { field: 'name', headers: ['To'], cell: 'text', pick: NAME },
    { field: 'outbound_login', headers: ['From'], cell: 'id', pick: EXTENSION },
    { field: 'outbound_name', headers: ['From'], cell: 'text', pick: NAME },
    { field: 'customer', headers: ['From'], cell: 'id', pick: OUTSIDE },
    { field: 'outbound_customer', headers: ['To'], cell: 'id', pick: OUTSIDE },
    { field: 'called', headers: ['To'], cell: 'text' },
    { field: 'ring', headers: ['Ringing'], cell: 'duration', unit: 's' },
    { field: 'talk', headers: ['Talking'], cell: 'duration', unit: 's' },
  ],
  zone: { because: '3CX writes the zone of its server' },
  nulls: [],
  nobody: [],
  totals: ['total', 'totals'],
  footers: [],
  ignored: [],
  leg: {
    contactKey: ['contact_id'],
    legKey: ['contact_id', 'started', 'called'],
    answeredWhen: [['answered']],
    unansweredInbound: 'unknown',
    wait: { add: ['ring'], subtract: [] },
    personOnlyIfAnswered: true,
    channel: 'voice',
    direction: 'inbound',
  },
};
