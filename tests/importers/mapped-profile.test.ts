import { checkMapping } from 'importers/mapping/check-mapping';
import { mappingOfProfile } from 'importers/mapping/mapping-of-profile';
import { profileOfMapping } from 'importers/mapping/profile-of-mapping';
import { parseProfile } from 'importers/mapping/profile-schema';
import { readUnknownTable } from 'importers/mapping/read-unknown-table';
import { suggestMapping } from 'importers/mapping/suggest-mapping';
import { identify } from 'importers/read/recognize/identify';
import { expect, test } from 'vitest';
import { fileOf, legsOf, readAll } from './read-file';
import { callList, deskTickets, messengerConversations, phoneCalls } from './unknown-layouts';

async function mapped(content: string, changes: Partial<ReturnType<typeof suggestMapping>['mapping']> = {}) {
  const path = fileOf(content);
  const table = await readUnknownTable(path, 'ring line.csv');
  if (!table) throw new Error('no table');
  const mapping = { ...suggestMapping(table).mapping, ...changes };
  const profile = profileOfMapping(mapping, table.headers, { id: 'my-layout', label: 'My layout', version: 1 });
  return { path, table, mapping, profile };
}

async function legsBy(content: string, changes = {}) {
  const { path, profile } = await mapped(content, changes);
  const found = await identify(path, { profiles: [profile], profileId: profile.id });
  if (!found.plan) throw new Error(found.problem?.message);
  return legsOf(await readAll(path, found.plan));
}

test('a telephone system’s log loads as legs of calls, its words for answered understood', async () => {
  const legs = await legsBy(phoneCalls(10));
  expect(legs).toHaveLength(10);
  expect(legs[0]).toMatchObject({
    contactKey: '900000',
    legKey: '900000|1',
    person: { name: 'Mira Olsen' },
    queue: 'Sales',
    isAnswered: true,
    talkMs: 60_000,
    waitMs: 0,
    started: { at: Date.parse('2026-10-15T08:00:00Z') },
    attributes: { Location: 'Austin', To: '+1 555 0199' },
  });
  expect(legs[1]!.contactKey).toBe('900000');
  expect(legs[2]).toMatchObject({ isAnswered: false, isAbandoned: false, direction: 'outbound', person: null });
});

test('a help desk’s tickets load with hours as their header says and nobody where nobody is named', async () => {
  const legs = await legsBy(deskTickets(10));
  expect(legs[1]).toMatchObject({
    contactKey: '7000101',
    queue: 'Technical',
    channel: 'chat',
    firstReplyMs: 1.5 * 3_600_000,
    fullResolutionMs: 4.25 * 3_600_000,
    isAnswered: true,
  });
  expect(legs[4]!.person).toBeNull();
});

test('a messenger’s conversations load as chats with their rating', async () => {
  const { path, profile } = await mapped(messengerConversations(9));
  const { plan } = await identify(path, { profiles: [profile], profileId: profile.id, centerTimeZone: 'Asia/Tokyo' });
  const outcomes = await readAll(path, plan!);
  const [first, second] = outcomes.flatMap((outcome) => (outcome.fate === 'record' ? [outcome.records] : []));
  expect(first).toMatchObject([{ kind: 'leg', channel: 'chat', contactKey: 'cv-10000', firstReplyMs: 30_000 }]);
  expect(second).toMatchObject([{ kind: 'leg' }, { kind: 'answer', score: 2, scaleMin: 1, scaleMax: 5 }]);
});

test('the next file of that layout is known by the saved profile, with a score and a reason', async () => {
  const { profile } = await mapped(phoneCalls(20));
  const { plan, candidates } = await identify(fileOf(phoneCalls(6)), { profiles: [profile] });
  expect(candidates[0]).toMatchObject({
    profileId: 'my-layout',
    score: 1,
    reason: 'it has all the headers of this report',
  });
  expect(plan).toMatchObject({ profileId: 'my-layout', profileVersion: 1, source: 'ring_line' });
  expect(plan?.profile).toEqual(profile);
});

test('a plan reads as it was made, though the profile is known no more', async () => {
  const { path, profile } = await mapped(callList('de'));
  const { plan } = await identify(path, { profiles: [profile], profileId: profile.id });
  const stored = JSON.parse(JSON.stringify(plan)) as NonNullable<typeof plan>;
  expect(legsOf(await readAll(path, stored))).toHaveLength(10);
});

test('units, null words, zone and date order are read as they are said', async () => {
  const content = 'Nr,Wann,Wer,Dauer\nA1,03/04/2026 10:00,Ana Ruiz,2\nA2,04/04/2026 11:00,keiner,3\n';
  const legs = await legsBy(content, {
    columns: [
      { header: 'Nr', field: 'contact_id' },
      { header: 'Wann', field: 'started' },
      { header: 'Wer', field: 'name' },
      { header: 'Dauer', field: 'talk', unit: 'min' },
    ],
    key: ['contact_id'],
    rows: 'contact',
    dateOrder: 'dmy',
    timeZone: 'Europe/Berlin',
    nulls: ['keiner'],
    source: 'house',
  });
  expect(legs[0]).toMatchObject({ talkMs: 120_000, started: { at: Date.parse('2026-04-03T08:00:00Z') } });
  expect(legs[1]!.person).toBeNull();
});

test('a dropped column is not kept among the attributes', async () => {
  const legs = await legsBy(phoneCalls(4), { dropped: ['To'] });
  expect(legs[0]!.attributes).toEqual({ Location: 'Austin' });
});

test('a profile survives the way through JSON and back into a mapping', async () => {
  for (const content of [phoneCalls(), deskTickets(), messengerConversations(), callList('pt')]) {
    const { profile, mapping, table } = await mapped(content);
    const parsed = parseProfile(JSON.stringify(profile));
    expect(parsed).toEqual({ profile });
    expect(mappingOfProfile(profile, table.headers)).toEqual(mapping);
  }
});

test('what is no profile is refused, each mistake with its place', async () => {
  const { profile } = await mapped(phoneCalls());
  const problemsOf = (value: unknown) => {
    const parsed = parseProfile(typeof value === 'string' ? value : JSON.stringify(value));
    return 'problems' in parsed ? parsed.problems : [];
  };
  expect(problemsOf('not json')).toEqual(['The file is no JSON: choose one that Fairlead exported.']);
  expect(problemsOf({ ...profile, id: 'My Layout' })[0]).toContain('id: must be small letters');
  const zone = { fixed: 'Mars/Base', because: 'x' };
  expect(problemsOf({ ...profile, zone })).toEqual(['zone › fixed: must be a time zone such as Europe/Berlin.']);
  const [first, ...rest] = profile.columns;
  expect(problemsOf({ ...profile, columns: [{ ...first, field: 'salary' }, ...rest] })).toEqual([
    'columns › 0 › field: salary is no field of such rows.',
  ]);
  expect(problemsOf({ ...profile, columns: [{ ...first, pick: '(a+)+$' }, ...rest] })[0]).toContain('pick');
});

test('a mapping that cannot be read by says what is missing, twice or unnamed', () => {
  const base = {
    rows: 'contact',
    dropped: [],
    source: 's',
    channel: 'voice',
    key: [],
    dateOrder: null,
    timeZone: null,
    nulls: [],
  } as const;
  const column = (header: string, field: 'talk' | 'started' | 'name' | 'contact_id') => ({ header, field });
  expect(checkMapping({ ...base, columns: [column('A', 'talk')] }, ['A', 'B'])).toEqual([
    'Choose the column for: when it started.',
    'Choose the column for: the unique row ID (an ID, or the person or customer).',
  ]);
  const columns = [column('A', 'started'), column('B', 'started'), column('C', 'contact_id')];
  expect(checkMapping({ ...base, columns }, ['A', 'B', 'C'])[0]).toBe(
    '“Start: date and time” is chosen for A and B: leave it to one of them.',
  );
  const alike = [column('Zeit', 'started'), column('Nr', 'contact_id')];
  expect(checkMapping({ ...base, columns: alike }, ['Zeit', 'Nr', 'nr.'])).toEqual([
    'Several columns are called “Nr”: give them different names in the file.',
  ]);
  const zoned = { ...base, columns: alike, key: ['contact_id'] as const, timeZone: 'Mars/Base' };
  expect(checkMapping(zoned, ['Zeit', 'Nr'])[0]).toContain('Mars/Base is no time zone');
});

test('only lists of people are of the source that says who works here', async () => {
  const text = phoneCalls();
  const { profile, mapping, table } = await mapped(text);
  expect(checkMapping({ ...mapping, source: 'roster' }, table.headers)).toEqual([
    '“roster” is kept for lists of people: name the system that wrote this file.',
  ]);
  expect(parseProfile(JSON.stringify({ ...profile, source: 'roster' }))).toEqual({
    problems: ['source: must be roster for lists of people, and for nothing else.'],
  });
});

test('a list in which many rows share their id is not guessed to be a call log, which would keep one row an id', async () => {
  const { plan, problem, candidates } = await identify(fileOf(phoneCalls(30)));
  expect(plan).toBeNull();
  expect(problem?.code).toBe('unknown_layout');
  const guess = candidates.find(({ profileId }) => profileId === 'plain_call_log');
  expect(guess?.reason).toContain('not found: an id that each row has for itself');
});
