import type { LegField } from '../fields';
import type { LegRules, ProfileColumn, ZoneRule } from '../profile';

/** What both layouts of Aircall's call export call alike. Of their clocks the UTC one is read. */
export const AIRCALL_COLUMNS: readonly ProfileColumn<LegField>[] = [
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
    // Out of opening hours nobody gave up: nobody was there.
    values: { '': 'no', out_of_opening_hours: 'no', '*': 'yes' },
  },
  { field: 'reason', headers: ['tags'], cell: 'text', isOptional: true },
];

export const AIRCALL_ZONE: ZoneRule = { fixed: 'Etc/UTC', because: 'the column says UTC' };

export const AIRCALL_NOBODY = ['[no associated user]'];

export const AIRCALL_LEGS: Pick<LegRules, 'answeredWhen' | 'unansweredInbound' | 'channel' | 'direction'> = {
  answeredWhen: [['answered']],
  unansweredInbound: 'abandoned',
  channel: 'voice',
  direction: 'inbound',
};
