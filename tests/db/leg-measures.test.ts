import { LEG_DURATIONS } from 'db/leg-durations';
import { LEG_MEASURES } from 'db/measures';
import type { Settings } from 'db/settings';
import { expect, test } from 'vitest';
import { type Row, said, table } from './said-of-rows';

const REASONS = { escalation_reasons: ['Boss'], complaint_reasons: ['Complaint'] };
/** A call of which everything is known, and what it adds to each measure. */
const FULL: Row = {
  ...{ employee_id: 7, direction: 'inbound', is_answered: 1, is_abandoned: 0, is_transferred: 1, is_resolved: 1 },
  ...{ wait_ms: 3000, talk_ms: 5000, hold_ms: 2000, after_contact_work_ms: 1000, reopens: 2, reason: 'Boss' },
  ...{ customer_key: 'k', is_repeat_eligible: 1, is_repeated: 1 },
};
const WAITED = { wait_known_count: 1, wait_ms: 3000, wait_squares: 9 };
const SERVED = { in_service_level_count: 1, service_level_count: 1 };
const TIMED = { timed_count: 1, handle_ms: 8000, handle_squares: 64, talk_ms: 5000, talk_squares: 25, brief_count: 1 };
const HELD = { hold_known_count: 1, held_count: 1, hold_ms: 2000, hold_squares: 4 };
const WORKED = {
  after_contact_work_known_count: 1,
  after_contact_work_ms: 1000,
  after_contact_work_squares: 1,
};
const REASONED = { escalation_known_count: 1, escalated_count: 1, complaint_known_count: 1 };
const TRANSFERRED = { transfer_known_count: 1, transferred_count: 1 };
const ADDED = {
  ...{ offered_count: 1, answered_count: 1, abandoned_count: 0, short_abandoned_count: 0, ...SERVED, ...WAITED },
  ...{ handled_count: 1, ...TIMED, ...HELD, ...WORKED, ...TRANSFERRED, repeat_eligible_count: 1, repeated_count: 1 },
  ...{ closed_count: 1, resolved_count: 1, reopened_count: 1, reopen_known_count: 1, ...REASONED, complaint_count: 0 },
};
const none = (...parts: object[]) =>
  Object.fromEntries(parts.flatMap((part) => Object.keys(part).map((name) => [name, 0])));
const OF_PEOPLE = none({ handled_count: 0 }, TIMED, HELD, WORKED, TRANSFERRED, REASONED);
const GAVE_UP = { is_answered: 0, is_abandoned: 1, is_resolved: null, wait_ms: 6000 };
/** What is left of somebody's call that nobody answered. */
const LOST = {
  ...OF_PEOPLE,
  ...none(SERVED, WAITED),
  answered_count: 0,
  abandoned_count: 1,
  closed_count: 0,
  resolved_count: 0,
};

test('every measure of legs is known of a call of which everything is known', () => {
  expect(Object.keys(ADDED).sort()).toEqual(Object.keys(LEG_MEASURES).sort());
  expect(said(LEG_MEASURES, `(${table([FULL])}) l`, REASONS)).toEqual(ADDED);
});

test.each<[string, Row, object, Partial<Settings>?]>([
  ['nobody had it', { employee_id: null }, OF_PEOPLE],
  ['it went out', { direction: 'outbound' }, { offered_count: 0, answered_count: 0, ...none(SERVED, WAITED) }],
  [
    'nobody answered',
    { is_answered: 0 },
    { ...OF_PEOPLE, ...none(SERVED, WAITED), offered_count: 0, answered_count: 0 },
  ],
  ['it was given up on', GAVE_UP, LOST],
  [
    'it was given up on at once',
    { ...GAVE_UP, wait_ms: 4999 },
    { ...LOST, abandoned_count: 0, short_abandoned_count: 1 },
  ],
  ['it was given up on late', { ...GAVE_UP, wait_ms: 20_001 }, { ...LOST, service_level_count: 1 }],
  ['it was given up on, who knows when', { ...GAVE_UP, wait_ms: null }, { ...LOST, service_level_count: 1 }],
  ['giving up counts against', GAVE_UP, { ...LOST, service_level_count: 1 }, { service_level_variant: 'negative' }],
  ['giving up in time counts as served', GAVE_UP, { ...LOST, ...SERVED }, { service_level_variant: 'positive' }],
  ['giving up does not count', { ...GAVE_UP, wait_ms: 20_001 }, LOST, { service_level_variant: 'answered_only' }],
  [
    'an outgoing call was given up on',
    { ...GAVE_UP, direction: 'outbound' },
    { ...LOST, offered_count: 0, abandoned_count: 0 },
  ],
  ['it waited as long as may be', { wait_ms: 20_000 }, { wait_ms: 20_000, wait_squares: 400 }],
  [
    'it waited longer',
    { wait_ms: 20_001 },
    { wait_ms: 20_001, wait_squares: expect.closeTo(400.040001, 9), in_service_level_count: 0 },
  ],
  ['it is not known how long it waited', { wait_ms: null }, none(SERVED, WAITED)],
  ['it is not known how long they talked', { talk_ms: null }, none(TIMED)],
  [
    'they talked for ten seconds',
    { talk_ms: 10_000 },
    { talk_ms: 10_000, talk_squares: 100, handle_ms: 13_000, handle_squares: 169, brief_count: 0 },
  ],
  ['it is not known whether it was held', { hold_ms: null }, { ...none(HELD), handle_ms: 6000, handle_squares: 36 }],
  [
    'it was not held',
    { hold_ms: 0 },
    { held_count: 0, hold_ms: 0, hold_squares: 0, handle_ms: 6000, handle_squares: 36 },
  ],
  [
    'no work after it is known',
    { after_contact_work_ms: null },
    { ...none(WORKED), handle_ms: 7000, handle_squares: 49 },
  ],
  ['it was not transferred', { is_transferred: 0 }, { transferred_count: 0 }],
  ['it is not known whether it was transferred', { is_transferred: null }, none(TRANSFERRED)],
  ['nobody could see it come again', { is_repeat_eligible: 0 }, { repeat_eligible_count: 0, repeated_count: 0 }],
  ['it did not come again', { is_repeated: 0 }, { repeated_count: 0 }],
  ['it is open', { is_resolved: 0 }, { resolved_count: 0 }],
  ['it is not known whether it is solved', { is_resolved: null }, { closed_count: 0, resolved_count: 0 }],
  ['it was never opened again', { reopens: 0 }, { reopened_count: 0 }],
  ['it is not known whether it was opened again', { reopens: null }, { reopened_count: 0, reopen_known_count: 0 }],
  [
    'it was never solved',
    { reopens: 0, is_resolved: 0 },
    { resolved_count: 0, reopened_count: 0, reopen_known_count: 0 },
  ],
  ['its reason is not known', { reason: null }, none(REASONED)],
  ['it was a complaint', { reason: 'Complaint' }, { escalated_count: 0, complaint_count: 1 }],
  [
    'nobody says what an escalation is',
    {},
    { escalation_known_count: 0, escalated_count: 0 },
    { escalation_reasons: [] },
  ],
  ['nobody says what a complaint is', {}, { complaint_known_count: 0 }, { complaint_reasons: [] }],
])('where %s, these measures are others', (_, changes, others, settings = {}) => {
  expect(said(LEG_MEASURES, `(${table([{ ...FULL, ...changes }])}) l`, { ...REASONS, ...settings })).toEqual({
    ...ADDED,
    ...others,
  });
});

test('a duration is read of the legs that have it, waits of those that came in and were answered or given up on', () => {
  const asked = (name: keyof typeof LEG_DURATIONS, row: Row) =>
    said({ counts: LEG_DURATIONS[name] }, `(${table([row])}) l`).counts;
  for (const name of [
    'first_reply_ms',
    'full_resolution_ms',
    'first_reply_business_ms',
    'full_resolution_business_ms',
  ] as const)
    expect([asked(name, { [name]: 0 }), asked(name, { [name]: null })]).toEqual([1, 0]);
  const waits: Row[] = [
    FULL,
    { ...FULL, ...GAVE_UP },
    { ...FULL, is_answered: 0 },
    { ...FULL, wait_ms: null },
    { ...FULL, direction: 'outbound' },
  ];
  expect(waits.map((row) => asked('wait_ms', row))).toEqual([1, 1, 0, 0, 0]);
});
