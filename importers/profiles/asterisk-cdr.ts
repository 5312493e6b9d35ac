import type { LegProfile } from '../profile';

const COLUMNS = [
  'accountcode',
  'src',
  'dst',
  'dcontext',
  'clid',
  'channel',
  'dstchannel',
  'lastapp',
  'lastdata',
  'start',
  'answer',
  'end',
  'duration',
  'billsec',
  'disposition',
  'amaflags',
  'uniqueid',
  'userfield',
];

/** SIP/830-0000a1, PJSIP/830-0000a1 and Local/830@queue-1;2 are extension 830; a channel that begins otherwise is a trunk. */
const EXTENSION = '^(?:SIP|PJSIP|IAX2|SCCP|Local|Agent)/(\\d{2,6})(?=[-@;/]|$)';

/**
 * Asterisk's call detail records, which have no header. Of a call from outside the person is whose extension it reached;
 * of one from an extension, whose that is. What a call took beyond being billed was waiting.
 * The queue log holds the same calls: a center loads the one or the other.
 */
export const ASTERISK_CDR: LegProfile = {
  kind: 'leg',
  id: 'asterisk_cdr',
  label: 'Asterisk call detail records',
  version: 1,
  source: 'asterisk',
  identifiedBy: [['src', 'dst', 'dcontext', 'dstchannel', 'start', 'duration', 'billsec', 'disposition', 'uniqueid']],
  usualHeaders: ['accountcode', 'clid', 'channel', 'lastapp', 'lastdata', 'answer', 'end', 'amaflags', 'userfield'],
  nameless: {
    names: COLUMNS,
    shapes: {
      start: '^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$',
      end: '^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$',
      duration: '^\\d+$',
      billsec: '^\\d+$',
      disposition: '^(ANSWERED|NO ANSWER|BUSY|FAILED|CONGESTION|UNKNOWN)$',
      uniqueid: '\\d\\.\\d+$',
    },
  },
  columns: [
    { field: 'contact_id', headers: ['uniqueid'], cell: 'text', isRequiredInRow: true },
    { field: 'leg_id', headers: ['uniqueid'], cell: 'text' },
    { field: 'target', headers: ['dstchannel'], cell: 'text' },
    { field: 'started', headers: ['start'], cell: 'instant', isRequiredInRow: true },
    { field: 'connected', headers: ['answer'], cell: 'instant', isOptional: true },
    { field: 'ended', headers: ['end'], cell: 'instant', isOptional: true },
    { field: 'login', headers: ['dstchannel'], cell: 'id', pick: EXTENSION },
    { field: 'outbound_login', headers: ['channel'], cell: 'id', pick: EXTENSION, isOptional: true },
    // Queue(8001,t) names the queue; Dial and VoiceMail name no such word.
    { field: 'queue', headers: ['lastdata'], cell: 'text', pick: '^([\\w-]+)(?:,.*)?$', isOptional: true },
    {
      field: 'direction',
      headers: ['dcontext'],
      cell: 'choice',
      values: {
        'from-internal': 'outbound',
        outbound: 'outbound',
        'from-inside': 'outbound',
        internal: 'internal',
        '*': 'inbound',
      },
    },
    { field: 'answered', headers: ['disposition'], cell: 'flag', values: { answered: 'yes', '*': 'no' } },
    { field: 'abandoned', headers: ['disposition'], cell: 'flag', values: { 'no answer': 'yes', '*': 'no' } },
    { field: 'total', headers: ['duration'], cell: 'duration', unit: 's' },
    { field: 'talk', headers: ['billsec'], cell: 'duration', unit: 's' },
    { field: 'customer', headers: ['src'], cell: 'id', isOptional: true },
    { field: 'outbound_customer', headers: ['dst'], cell: 'id', isOptional: true },
  ],
  zone: { because: "Asterisk writes its server's own time" },
  nulls: [],
  nobody: [],
  totals: [],
  footers: [],
  ignored: ['clid', 'amaflags'],
  leg: {
    contactKey: ['contact_id'],
    legKey: ['leg_id', 'started', 'target'],
    answeredWhen: [['answered']],
    unansweredInbound: 'unknown',
    wait: { add: ['total'], subtract: ['talk'] },
    personOnlyIfAnswered: true,
    channel: 'voice',
    direction: 'inbound',
  },
};
