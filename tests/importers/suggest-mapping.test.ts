import { readUnknownTable } from 'importers/mapping/read-unknown-table';
import { suggestMapping } from 'importers/mapping/suggest-mapping';
import { expect, test } from 'vitest';
import { fileOf } from './read-file';
import { CALL_LISTS, callList, deskTickets, messengerConversations, phoneCalls } from './unknown-layouts';

async function suggestFor(content: string, fileName = 'export.csv') {
  const table = await readUnknownTable(fileOf(content), fileName);
  if (!table) throw new Error('no table');
  const suggestion = suggestMapping(table);
  const meanings = Object.fromEntries(suggestion.mapping.columns.map(({ header, field }) => [header, field]));
  const because = Object.fromEntries(suggestion.columns.map((column) => [column.header, column.because]));
  return { ...suggestion, meanings, because };
}

const FIELDS = ['contact_id', 'name', 'started', 'started_time', 'queue', 'answered', 'wait', 'talk', 'hold', 'rating'];

test.each(Object.keys(CALL_LISTS) as (keyof typeof CALL_LISTS)[])(
  'a call list in %s is understood by its headers',
  async (language) => {
    const { meanings, mapping } = await suggestFor(callList(language));
    expect(mapping.rows).toBe('contact');
    expect(meanings).toEqual(
      Object.fromEntries(CALL_LISTS[language].split(',').map((header, place) => [header, FIELDS[place]])),
    );
  },
);

test.each([
  ['de', 'Wartezeit', 'in German'],
  ['fr', "Temps d'attente", 'in French'],
  ['es', 'Tiempo de espera', 'in Spanish'],
  ['pt', 'Tempo de conversa', 'in Portuguese'],
] as const)('the reason names the language: %s', async (language, header, words) => {
  expect((await suggestFor(callList(language))).because[header]).toContain(words);
});

test('a telephone system’s log: parts of a call told apart by two columns, words for answered, what nothing names stays', async () => {
  const { meanings, mapping, because } = await suggestFor(phoneCalls(), 'RingLine calls 2026-10.csv');
  expect(meanings).toEqual({
    'Session Id': 'contact_id',
    Leg: 'leg_id',
    Direction: 'direction',
    From: 'customer',
    'Extension Name': 'name',
    Queue: 'queue',
    Date: 'started',
    Time: 'started_time',
    'Action Result': 'answered',
    Duration: 'talk',
    Wait: 'wait',
  });
  expect(mapping).toMatchObject({ rows: 'contact', source: 'ring_line_calls', channel: 'voice' });
  expect(mapping.columns.find(({ field }) => field === 'answered')?.yes).toEqual(['accepted']);
  expect(mapping.key).toEqual(['contact_id', 'leg_id']);
  expect(because.Location).toContain('a few words again and again');
});

test('a help desk’s tickets: hours by the header, a status in words, the source as channel', async () => {
  const { meanings, mapping } = await suggestFor(deskTickets());
  expect(mapping.rows).toBe('ticket');
  expect(meanings).toMatchObject({
    'Ticket ID': 'contact_id',
    Pipeline: 'queue',
    'Create date': 'started',
    'Close date': 'ended',
    'Ticket owner': 'name',
    'Time to first agent email reply (hrs)': 'first_reply',
    'Time to close (hrs)': 'full_resolution',
    Source: 'channel',
  });
  expect(mapping.columns.find(({ field }) => field === 'first_reply')?.unit).toBe('h');
  expect(mapping.nulls).toEqual(['unassigned']);
});

test('a messenger’s conversations: a chat, in UTC by its header', async () => {
  const { meanings, mapping, zoneBecause } = await suggestFor(messengerConversations());
  expect(mapping).toMatchObject({ rows: 'ticket', channel: 'chat', timeZone: 'UTC' });
  expect(zoneBecause).toBe('a header says so');
  expect(meanings).toMatchObject({
    'Conversation ID': 'contact_id',
    'Conversation started at (UTC)': 'started',
    'Teammate assigned': 'name',
    'Team inbox': 'queue',
    'First response time (seconds)': 'first_reply',
    'Time to close (seconds)': 'full_resolution',
    'Conversation rating': 'rating',
  });
});

test('headers that say nothing are read by what their cells look like', async () => {
  const rows = Array.from(
    { length: 12 },
    (_, place) => `Q-${place}x,2026-03-${10 + place} 09:00,${place % 2 ? 'Ana Ruiz' : 'Ben Okoro'},0:02:1${place % 9}`,
  );
  const { meanings, because, columns } = await suggestFor(`aaa,bbb,ccc,ddd\n${rows.join('\n')}\n`);
  expect(meanings).toEqual({ aaa: 'contact_id', bbb: 'started', ccc: 'name' });
  expect(because.bbb).toBe('Only its cells look like dates with times.');
  expect(because.ddd).toBe('Its name says nothing to Fairlead; its cells look like durations.');
  expect(columns[3]).toMatchObject({ header: 'ddd', looks: 'duration', examples: ['0:02:10', '0:02:11', '0:02:12'] });
});

test('survey answers, reviews and people are told from contacts', async () => {
  const answers = await suggestFor(
    'Response ID,Ticket,Sent at,Survey score,Comment\nR1,T1,2026-01-02 10:00,4,good\nR2,T2,2026-01-03 10:00,,\n',
  );
  expect(answers.mapping.rows).toBe('answer');
  const reviews = await suggestFor(
    'Evaluation ID,Scorecard,Agent,Evaluator,Evaluation date,Question,Points,Max points\n1,A,Ana Ruiz,Lee,2026-01-02,Greeting,3,5\n1,A,Ana Ruiz,Lee,2026-01-02,Closing,5,5\n',
  );
  expect(reviews.mapping.rows).toBe('review');
  const people = await suggestFor(
    'Personalnummer,Mitarbeiter,E-Mail-Adresse,Abteilung,Eintrittsdatum\n17,Ana Ruiz,ana@x.test,Nord,2024-01-02\n18,Ben Okoro,ben@x.test,Nord,2024-02-02\n',
  );
  expect(people.mapping.rows).toBe('roster');
  expect(people.mapping.source).toBe('roster');
});
