import { readExport } from 'importers/read/read-export';
import { identify } from 'importers/read/recognize/identify';
import type { ReadNotice } from 'importers/read/table/read-notice';
import { expect, test } from 'vitest';
import { fixtureText } from '../fixture-text';
import { loadText, openLoadDatabase } from '../load-helpers';
import { fileOf, identifyText, legsOf, readText } from '../read-file';
import { callLog, HEADER, type OddCall } from './call-log';

/** formats.md's quirks 7 to 9 and 12 to 15: what a row is and whether it is one. */

const fates = async (text: string) =>
  (await readText(text)).map((one) =>
    one.fate === 'record' ? one.fate : one.fate === 'skipped' ? one.code : one.issue.code,
  );

async function noticesOf(text: string): Promise<ReadNotice[]> {
  const path = fileOf(text);
  const { plan } = await identify(path, { centerTimeZone: 'Europe/Berlin' });
  const notices: ReadNotice[] = [];
  for await (const _ of readExport(path, plan!, { onNotice: (notice) => notices.push(notice) }));
  return notices;
}

const many = (count: number, call: (place: number) => OddCall = () => ({})) =>
  callLog(Array.from({ length: count }, (_, place) => call(place)));

test('7 repeated ids that are legs: one CALL ID on several rows of Five9 is one contact of several legs', async () => {
  const legs = legsOf(await readText(fixtureText('five9_call_log')));
  const [contacts, keys] = [
    new Set(legs.map((leg) => leg.contactKey)),
    new Set(legs.map((leg) => `${leg.contactKey}|${leg.legKey}`)),
  ];
  expect(contacts.size).toBeLessThan(legs.length);
  expect(keys.size).toBe(legs.length);
});

test('7 repeated rows that are true duplicates: they load once', async () => {
  const database = await openLoadDatabase();
  const { counts } = await loadText(database, callLog([{ id: 'A' }, { id: 'B' }, { id: 'A' }]));
  expect(counts).toMatchObject({ read: 3, inserted: 2, skipped: 1 });
});

test('7 overlapping ranges: what a second export says again counts once', async () => {
  const database = await openLoadDatabase();
  await loadText(database, callLog([{ id: 'A' }, { id: 'B' }]));
  const { counts } = await loadText(database, callLog([{ id: 'B' }, { id: 'C' }]));
  expect(counts).toMatchObject({ read: 2, inserted: 1, unchanged: 1 });
});

test('8 total rows, preambles, footers, blank rows and a second header are skipped, each by its name', async () => {
  const text = [
    'Calls of March',
    '',
    ...callLog([{}]).trimEnd().split('\n'),
    HEADER,
    '',
    ',,,,,',
    'Grand Total,,,,,00:02:00',
    'Confidential',
  ];
  expect(await fates(text.join('\n'))).toEqual([
    'record',
    'repeated_header',
    'empty_row',
    'empty_row',
    'total_row',
    'footer',
  ]);
});

test('8 two or three header rows: Qualtrics has three, SurveyMonkey two', async () => {
  expect((await fates(fixtureText('qualtrics'))).slice(0, 2)).toEqual(['repeated_header', 'repeated_header']);
  expect((await fates(fixtureText('surveymonkey')))[0]).toBe('repeated_header');
});

test('8 two thirds of a file are empty: every empty row is counted', async () => {
  const text = callLog([{ id: 'A' }, { id: 'B' }]) + ',,,,,\n'.repeat(4);
  const { counts } = await loadText(await openLoadDatabase(), text);
  expect(counts).toMatchObject({ read: 6, inserted: 2, skipped: 4 });
});

test('9 broken quotes: strictly first, tolerantly second, and the line reported', async () => {
  const rows = [
    `${HEADER},Topic`,
    ...['"fine, thanks"', 'a 12" pipe', '"never closed'].map(
      (topic, place) => `${place},Ana,2026-03-02,09:00:00,Y,60,${topic}`,
    ),
  ];
  const text = rows.join('\n');
  expect(legsOf(await readText(text)).map(({ reason }) => reason)).toEqual([
    'fine, thanks',
    'a 12" pipe',
    '"never closed',
  ]);
  expect((await noticesOf(text)).map(({ line, code }) => [line, code])).toEqual([
    [3, 'broken_quotes'],
    [4, 'broken_quotes'],
  ]);
});

test('12 aggregated rows among detail rows: totals of one agent and averages are no calls', async () => {
  const text = `${callLog([{}])},Ana Total,,,,00:02:00\nAverage,,,,,00:02:00\n,Durchschnitt,,,,00:02:00\n${HEADER}\n`;
  expect(await fates(text)).toEqual(['record', 'total_row', 'total_row', 'total_row', 'repeated_header']);
});

test('12 averages without their denominators: kept with their counts as sums, or left out and said', async () => {
  const lines = fixtureText('avaya_cms_split_interval').split('\n');
  const [, whole] = await readText(lines.join('\n'));
  expect(whole).toMatchObject({ records: [{ answeredCount: 12, talkMs: 12 * 245_000 }] });
  const chatwoot = await readText(fixtureText('chatwoot_agents'));
  expect(chatwoot[0]).toMatchObject({
    records: [{ handledCount: 10, handleMs: null, attributes: { 'Avg resolution time': '2 Hours' } }],
  });
});

test('13 columns that are moved, added, doubled and renamed in case: header sets are matched, not places', async () => {
  const [header, ...rows] = fixtureText('survey_answers').trimEnd().split('\n');
  const turned = (line: string) => ['note', ...line.split(',').reverse(), 'twice', 'twice'].join(',');
  const text = [turned(header!.toUpperCase()), ...rows.filter((row) => !row.includes('"')).map(turned)].join('\n');
  expect((await identifyText(text)).plan?.profileId).toBe('survey_answers');
});

test('13 unknown columns are kept as attributes', async () => {
  const [leg] = legsOf(await readText(`${HEADER},Site\n1,Ana,2026-03-02,09:00:00,Y,60,North\n`));
  expect(leg!.attributes).toEqual({ Site: 'North' });
});

test.each(['6.02701E+11', '10033.0'])(
  '14 ids that a spreadsheet damaged: %s is refused as a key, with the reason',
  async (id) => {
    const [, outcome] = await readText(callLog([{}, { id }]));
    expect(outcome).toMatchObject({
      fate: 'rejected',
      issue: { code: 'damaged_id', cell: id, advice: expect.stringContaining('spreadsheet') },
    });
  },
);

test('14 ids that a spreadsheet damaged: a lost zero is another id and never guessed back', async () => {
  const legs = legsOf(await readText(callLog([{ id: '00123' }, { id: '123' }])));
  expect(legs.map(({ contactKey }) => contactKey)).toEqual(['00123', '123']);
});

test('15 artefacts: after-contact work of exactly 15 seconds on nearly every row is said to be a clock', async () => {
  const [header, ...rows] = many(120).trimEnd().split('\n');
  const worked = (share: number) =>
    [
      `${header},After call work`,
      ...rows.map((row, place) => `${row},${place < 120 * share ? '15' : String(20 + place)}`),
    ].join('\n');
  expect(await noticesOf(worked(0.95))).toMatchObject([
    { code: 'constant_work', message: expect.stringContaining('exactly 15 seconds on 95%') },
  ]);
  expect(await noticesOf(worked(0.5))).toEqual([]);
});

test('15 artefacts: an export cut at 3,000 rows is said to be perhaps cut', async () => {
  expect(await noticesOf(many(3000))).toMatchObject([
    { code: 'round_row_count', message: expect.stringContaining('3,000 rows') },
  ]);
  expect(await noticesOf(`${many(2999)},,,,,\n`)).toEqual([]);
});

test('15 artefacts: a call that ends before it began is refused', async () => {
  const [header, first] = fixtureText('uccx_agent_detail').split('\n').slice(2);
  expect(header).toContain('Call End Time');
  const start = header!.split(',').indexOf('Call Start Time');
  const cells = first!.split(',');
  [cells[start], cells[start + 1]] = [cells[start + 1]!, cells[start]!];
  expect(await fates([header, cells.join(',')].join('\n'))).toEqual(['end_before_start']);
});

test('15 artefacts: what is odd about a file stands in its import s note', async () => {
  const { note } = await loadText(
    await openLoadDatabase(),
    many(1000, (place) => ({ time: `09:${String(place % 60).padStart(2, '0')}:00` })),
  );
  expect(note).toContain('exactly 1,000 rows');
});

test('4 the hour that comes twice and the one that never comes are said, with how many rows and the first of them', async () => {
  const text = callLog([
    { date: '2026-10-25', time: '02:10:00' },
    { date: '2026-10-25', time: '02:50:00' },
    { date: '2026-03-29', time: '02:30:00' },
  ]);
  expect(await noticesOf(text)).toMatchObject([
    {
      code: 'doubled_hour',
      line: 2,
      message: expect.stringContaining('2 rows are in the hour that Europe/Berlin repeats'),
    },
    {
      code: 'missing_hour',
      line: 4,
      message: expect.stringContaining('One row is in the hour that Europe/Berlin skips'),
    },
  ]);
});

test('a row that names somebody and says nothing of them is an empty row', async () => {
  const [header, first] = fixtureText('genesys_agent_status').split('\n');
  const cells = first!.split(',');
  const blank = cells.map((cell, place) => (place < header!.split(',').indexOf('Logged In') ? cell : ''));
  expect(await fates([header, first, blank.join(',')].join('\n'))).toEqual(['record', 'empty_row']);
});

test('an interval that does not say when it began is refused', async () => {
  const lines = fixtureText('amazon_connect_queues').trimEnd().split('\n');
  const startless = lines[1]!.replace(/^([^,]+),[^,]+,/, '$1,,');
  expect(await fates([lines[0], lines[1], startless].join('\n'))).toEqual(['record', 'missing_value']);
});
