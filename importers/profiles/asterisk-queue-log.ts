import type { LegProfile } from '../profile';

/**
 * Asterisk's queue_log, parted by bars and without a header: moments as seconds since 1970, then call, queue, agent,
 * event and data whose meaning is the event's. Several events make one leg of a call; what came before a leg's last
 * event stays in mind. All times are seconds, but a ring that nobody answered is written in milliseconds.
 */
export const ASTERISK_QUEUE_LOG: LegProfile = {
  kind: 'leg',
  id: 'asterisk_queue_log',
  label: 'Asterisk queue log',
  version: 1,
  source: 'asterisk',
  identifiedBy: [['time', 'callid', 'queuename', 'agent', 'event', 'data1', 'data2', 'data3', 'data4', 'data5']],
  usualHeaders: [],
  nameless: {
    names: ['time', 'callid', 'queuename', 'agent', 'event', 'data1', 'data2', 'data3', 'data4', 'data5'],
    shapes: { time: '^[12]\\d{9}(\\.\\d+)?$', event: '^[A-Z][A-Z_]+$' },
  },
  columns: [
    { field: 'started', headers: ['time'], cell: 'epoch', isRequiredInRow: true },
    { field: 'contact_id', headers: ['callid'], cell: 'text', isRequiredInRow: true },
    { field: 'queue', headers: ['queuename'], cell: 'text' },
    { field: 'login', headers: ['agent'], cell: 'id', pick: '^(?:SIP|PJSIP|IAX2|SCCP|Local|Agent)/([^-@;/]+)' },
    { field: 'name', headers: ['agent'], cell: 'text', pick: '^([^/]+)$', nulls: ['none'] },
    { field: 'event', headers: ['event'], cell: 'text', isRequiredInRow: true },
    { field: 'data_1', headers: ['data1'], cell: 'text', isOptional: true },
    { field: 'data_2', headers: ['data2'], cell: 'text', isOptional: true },
    { field: 'data_3', headers: ['data3'], cell: 'text', isOptional: true },
    { field: 'data_4', headers: ['data4'], cell: 'text', isOptional: true },
    { field: 'data_5', headers: ['data5'], cell: 'text', isOptional: true },
  ],
  zone: { fixed: 'Etc/UTC', because: 'seconds since 1970 are counted in UTC' },
  nulls: [],
  nobody: ['none'],
  totals: [],
  footers: [],
  ignored: [],
  leg: {
    contactKey: ['contact_id'],
    legKey: ['queue', 'started'],
    answeredWhen: [],
    unansweredInbound: 'unknown',
    wait: { add: [], subtract: [] },
    channel: 'voice',
    direction: 'inbound',
    log: {
      events: {
        enterqueue: { isEntry: true, says: { customer: 'data_2' } },
        ringnoanswer: { isMissedRing: true, unit: 'ms', says: { ring: 'data_1' } },
        // What it says the leg's end says again.
        connect: {},
        completeagent: { ends: 'answered', says: { wait: 'data_1', talk: 'data_2' } },
        completecaller: { ends: 'answered', says: { wait: 'data_1', talk: 'data_2' } },
        transfer: { ends: 'answered', isTransfer: true, says: { wait: 'data_3', talk: 'data_4' } },
        blindtransfer: { ends: 'answered', isTransfer: true, says: { wait: 'data_3', talk: 'data_4' } },
        attendedtransfer: { ends: 'answered', isTransfer: true, says: { wait: 'data_3', talk: 'data_4' } },
        abandon: { ends: 'abandoned', says: { wait: 'data_3' } },
        exitwithtimeout: { ends: 'unanswered', says: { wait: 'data_3' } },
        exitempty: { ends: 'unanswered', says: { wait: 'data_3' } },
        exitwithkey: { ends: 'unanswered', says: { wait: 'data_4' } },
      },
    },
  },
};
