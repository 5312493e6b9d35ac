import { DEEPEST_OBJECT, LONGEST_NAME, LONGEST_ROW, MOST_COLUMNS } from 'importers/bounds';
import type { ProfileColumn } from 'importers/profile';
import { PROFILES } from 'importers/profiles';
import { expect, test } from 'vitest';
import { fixtureText } from './fixture-text';
import { callLog, HEADER } from './quirks/call-log';
import { identifyText, legsOf, readText } from './read-file';

const issuesOf = async (text: string) =>
  (await readText(text)).flatMap((one) =>
    one.fate === 'rejected' ? [[one.line, one.issue.code, one.issue.advice]] : [],
  );
const columns = (count: number, of: (place: number) => string) =>
  Array.from({ length: count }, (_, place) => of(place)).join();

test('a table as wide as any may be is read, and what it does not know is kept', async () => {
  const more = MOST_COLUMNS - HEADER.split(',').length;
  const [header, first] = callLog([{}]).split('\n');
  const [leg] = legsOf(
    await readText(`${header},${columns(more, (place) => `Note ${place}`)}\n${first},${columns(more, () => 'x')}\n`, {
      profileId: 'plain_call_log',
    }),
  );
  expect(Object.keys(leg!.attributes!)).toHaveLength(more);
});

test('a table with more columns than any is refused, with its line and what to do', async () => {
  const { problem } = await identifyText(`${columns(100_000, () => 'Agent')}\n${columns(100_000, () => '1')}\n`);
  expect(problem).toEqual({
    code: 'too_many_columns',
    message: expect.stringMatching(/^Line 1 has more than 2,000 cells, more than any table\. It begins: Agent,Agent/),
    advice: expect.stringContaining('at most 2,000 columns'),
  });
});

test('objects with more names than a table has columns are refused', async () => {
  const contact = JSON.parse(fixtureText('amazon_connect_contacts', 'input.jsonl').split('\n')[0]!);
  const lines = Array.from({ length: 300 }, (_, line) =>
    JSON.stringify({
      ...contact,
      ...Object.fromEntries(Array.from({ length: 10 }, (_, place) => [`k${line}-${place}`, 1])),
    }),
  );
  expect((await identifyText(lines.join('\n'))).problem?.code).toBe('too_many_columns');
});

test('an object that is too deep, or none, is refused as its row, and the others are read', async () => {
  const [contact] = fixtureText('amazon_connect_contacts', 'input.jsonl').trimEnd().split('\n');
  const deep = `{"a":${'{"a":'.repeat(DEEPEST_OBJECT)}1${'}'.repeat(DEEPEST_OBJECT)}}`;
  const lists = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  const issues = await issuesOf([contact, deep, '{"a":1', '{"a":b}', lists].join('\n'));
  expect(issues.map(([line, code]) => `${line} ${code}`)).toEqual([
    '2 deep_object',
    '3 broken_object',
    '4 broken_object',
    '5 deep_object',
  ]);
});

test('a line that is longer than any row, and a row with more cells than any, say so and cost only themselves', async () => {
  const text = callLog([{ id: 'A' }]);
  const issues = await issuesOf(
    `${text}${'x'.repeat(LONGEST_ROW + 1)}\n${','.repeat(MOST_COLUMNS)}\n${callLog([{ id: 'B' }])}`,
  );
  expect(issues).toEqual([
    [3, 'overlong_line', expect.stringContaining('1,048,576 characters')],
    [4, 'too_many_columns', expect.stringContaining('at most 2,000 columns')],
  ]);
});

test('an id or a name that goes on and on is refused, a topic as long is read', async () => {
  const long = 'x'.repeat(LONGEST_NAME + 1);
  const issues = await issuesOf(`${callLog([{}, { id: long }, { agent: long }])}`);
  expect(issues).toEqual([
    [3, 'overlong_cell', expect.stringContaining('Call Id has more than 1,000 characters')],
    [4, 'overlong_cell', expect.stringContaining('Agent has more than 1,000 characters')],
  ]);
  const [leg] = legsOf(await readText(`${HEADER},Topic\n1,Ana,2026-03-02,09:00:00,Y,60,${long}\n`));
  expect(leg!.reason).toBe(long);
});

test('a layout that nobody knows says which quotation mark may be why', async () => {
  const { problem } = await identifyText(`dish,price\n"soup,4\n${'bread,1\n'.repeat(20)}`);
  expect(problem).toMatchObject({
    code: 'unknown_layout',
    message: expect.stringContaining('The quotation mark opened on line 2 is never closed'),
  });
});

/** Everything in profiles that is a regular expression, with what it is for. */
const EXPRESSIONS = PROFILES.flatMap((profile) => {
  const ofColumns = (profile.columns as readonly ProfileColumn[]).flatMap(({ cut, pick, pattern }) => [
    cut,
    pick,
    pattern,
  ]);
  const skip = 'interval' in profile ? profile.interval.skipWhen?.fits : undefined;
  const shapes = Object.values(profile.nameless?.shapes ?? {});
  return [...ofColumns, skip, ...shapes, profile.zone.subheader]
    .filter((text) => text !== undefined)
    .map((text) => `${profile.id}: ${text}`);
});

test.each([...new Set(EXPRESSIONS)])('no cell makes an expression go back and forth: %s', (named) => {
  const expression = new RegExp(named.slice(named.indexOf(': ') + 2), 'i');
  const pumps = [' ', '1', 'a', 'T', '-', ' - ', '(', '(1', '1.', 'Local/', '"timezone":', ' time', ',', '@.', 'to '];
  const begun = process.cpuUsage();
  for (const pump of pumps)
    for (const end of ['', 'x', '\n']) expression.test(`x${pump.repeat(100_000 / pump.length)}${end}`);
  // A hundred thousand letters, back and forth, would be ten thousand million steps.
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(3000);
});
