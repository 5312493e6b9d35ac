import fc from 'fast-check';
import { DeliveredLegs } from 'importers/read/rows/delivered-legs';
import type { Instant } from 'importers/records';
import { expect, test } from 'vitest';
import { count } from '../counts';
import { loadText, openLoadDatabase } from './load-helpers';

interface Delivered {
  contact: string;
  leg: string;
  /** Seconds after noon: when the system last said something of it. */
  updated: number;
  talk: number;
}

const AT = Date.parse('2026-07-01T12:00:00Z');
const iso = (seconds: number) => new Date(AT + seconds * 1000).toISOString();

/** A contact record as Amazon Connect delivers it. */
const lineOf = ({ contact, leg, updated, talk }: Delivered) =>
  JSON.stringify({
    ContactId: leg,
    InitialContactId: contact === leg ? null : contact,
    Channel: 'VOICE',
    InitiationMethod: 'INBOUND',
    InitiationTimestamp: '2026-07-01T08:00:00Z',
    DisconnectTimestamp: '2026-07-01T09:00:00Z',
    LastUpdateTimestamp: iso(updated),
    Agent: { Username: 'ada', AgentInteractionDuration: talk, ConnectedToAgentTimestamp: '2026-07-01T08:00:50Z' },
    Queue: { Name: 'Care', Duration: 30, EnqueueTimestamp: '2026-07-01T08:00:20Z' },
  });

async function load(records: readonly Delivered[]) {
  const database = await openLoadDatabase();
  const { counts } = await loadText(database, `${records.map(lineOf).join('\n')}\n`, 'contacts.jsonl');
  const legs = database.connection.prepare('SELECT contact_key, leg_key, talk_ms FROM legs ORDER BY 1, 2').all();
  return { counts, legs };
}

test('a contact’s second leg is one of its own, though its last word is older than that of the first', async () => {
  const { counts, legs } = await load([
    { contact: 'c1', leg: 'c1', updated: 50, talk: 100 },
    { contact: 'c1', leg: 'c2', updated: 20, talk: 200 },
    { contact: 'c3', leg: 'c3', updated: 10, talk: 300 },
  ]);
  expect(counts).toMatchObject({ read: 3, inserted: 3, skipped: 0 });
  expect(legs).toEqual([
    { contact_key: 'c1', leg_key: 'c1', talk_ms: 100_000 },
    { contact_key: 'c1', leg_key: 'c2', talk_ms: 200_000 },
    { contact_key: 'c3', leg_key: 'c3', talk_ms: 300_000 },
  ]);
});

test('a leg that is delivered again says what its latest word says, in whichever order they come', async () => {
  const words = [
    { contact: 'c1', leg: 'c1', updated: 10, talk: 100 },
    { contact: 'c1', leg: 'c1', updated: 11, talk: 110 },
  ];
  for (const order of [words, [...words].reverse()])
    expect((await load(order)).legs).toEqual([{ contact_key: 'c1', leg_key: 'c1', talk_ms: 110_000 }]);
});

test('a word is older only than a later one on the very same leg', () => {
  const words = fc.array(fc.record({ leg: fc.constantFrom('a|1', 'a|2', 'b|1', 'b|2'), at: fc.nat(6) }), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(words, (delivered) => {
      const legs = new DeliveredLegs();
      delivered.forEach(({ leg, at }, place) => {
        const before = delivered.slice(0, place).filter((word) => word.leg === leg);
        expect(legs.isOlder(leg, { at } as Instant)).toBe(before.some((word) => word.at > at));
      });
    }),
    { numRuns: count(200, 20_000), seed: 9 },
  );
});
