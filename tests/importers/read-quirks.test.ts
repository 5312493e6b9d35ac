import { readExport } from 'importers/read/read-export';
import { identify } from 'importers/read/recognize/identify';
import type { ReadNotice } from 'importers/read/table/read-notice';
import { expect, test } from 'vitest';
import { fileOf, legsOf, readText } from './read-file';

const LOG = 'Call Id,Agent,Date,Time,Topic,Answered,Resolved,Talk time';
const call = (id: string, topic = 'Invoice', talk = '00:02:00') => `${id},Ana,2026-03-02,09:00:00,${topic},Y,Y,${talk}`;
const fates = (outcomes: Awaited<ReturnType<typeof readText>>) =>
  outcomes.map(
    (one) => `${one.line} ${one.fate === 'skipped' ? one.code : one.fate === 'rejected' ? one.issue.code : 'record'}`,
  );

test('lines are counted as an editor counts them, over cells that hold line ends', async () => {
  const outcomes = await readText(
    [LOG, call('A'), call('B', '"two\nlines"'), call('C'), call('D', '"three\r\n\r\nlines"'), call('E')].join('\n'),
  );
  expect(fates(outcomes)).toEqual(['2 record', '3 record', '5 record', '6 record', '9 record']);
  expect(legsOf(outcomes).map(({ reason }) => reason)).toEqual([
    'Invoice',
    'two\nlines',
    'Invoice',
    'three\r\n\r\nlines',
    'Invoice',
  ]);
});

test('a byte-order mark, carriage returns and a missing last line end change nothing', async () => {
  const outcomes = await readText(`\ufeff${[LOG, call('A'), call('B')].join('\r\n')}`);
  expect(legsOf(outcomes).map(({ contactKey }) => contactKey)).toEqual(['A', 'B']);
  expect(legsOf(outcomes)[1]!.talkMs).toBe(120_000);
});

test('carriage returns alone end lines too', async () => {
  const outcomes = await readText([LOG, call('A'), call('B')].join('\r'));
  expect(fates(outcomes)).toEqual(['2 record', '3 record']);
});

test('quotes that are doubled as they should be are read strictly', async () => {
  const [leg] = legsOf(await readText([LOG, call('A', '"said ""yes"", then left"')].join('\n')));
  expect(leg!.reason).toBe('said "yes", then left');
});

test('a line with broken quotes is read tolerantly, and noted, and its neighbours stay whole', async () => {
  const path = fileOf(
    [
      LOG,
      call('A', '"fine, thanks"'),
      call('B', 'a 12" pipe'),
      call('C', '"say "hello" now"'),
      call('D', '"fine, too"'),
    ].join('\n'),
  );
  const { plan } = await identify(path);
  const notices: ReadNotice[] = [];
  const outcomes = [];
  for await (const batch of readExport(path, plan!, { onNotice: (notice) => notices.push(notice) }))
    outcomes.push(...batch);
  expect(legsOf(outcomes).map(({ reason }) => reason)).toEqual([
    'fine, thanks',
    'a 12" pipe',
    'say "hello" now',
    'fine, too',
  ]);
  expect(notices.map(({ line }) => line)).toEqual([3, 4]);
});

test('a quote that never closes costs its own line alone', async () => {
  const rest = Array.from({ length: 300 }, (_, place) => call(`N${place}`));
  const outcomes = await readText([LOG, call('A'), call('B', '"open'), ...rest].join('\n'));
  expect(outcomes).toHaveLength(302);
  expect(legsOf(outcomes)).toHaveLength(302);
  expect(legsOf(outcomes)[1]!.reason).toBe('"open');
});

test('rows of nothing, totals, repeated headers and footers are skipped, each by its name', async () => {
  const outcomes = await readText(
    [
      LOG,
      call('A'),
      ',,,,,,,',
      LOG,
      '',
      'Grand Total,,,,,,,00:02:00',
      'Copyright the vendor',
      'Confidential Information - Do Not Distribute',
    ].join('\n'),
  );
  expect(fates(outcomes)).toEqual([
    '2 record',
    '3 empty_row',
    '4 repeated_header',
    '5 empty_row',
    '6 total_row',
    '7 footer',
    '8 footer',
  ]);
});

test('a preamble before the header is left out', async () => {
  const outcomes = await readText(['Calls', '"Period: January, February"', '', LOG, call('A')].join('\n'));
  expect(fates(outcomes)).toEqual(['5 record']);
});

test('a spreadsheet s line that names the delimiter is obeyed', async () => {
  const outcomes = await readText(
    ['sep=;', LOG.replaceAll(',', ';'), call('A', 'x,y,z').replaceAll(/,(?![yz])/g, ';')].join('\n'),
  );
  expect(legsOf(outcomes)[0]!.reason).toBe('x,y,z');
});

test('a row with more cells than the header is refused, one with fewer is read', async () => {
  const outcomes = await readText(
    [LOG, `${call('A')},surplus`, `${call('B')},`, 'C,Ana,2026-03-02,09:00:00,Invoice,N'].join('\n'),
  );
  expect(fates(outcomes)).toEqual(['2 too_many_cells', '3 record', '4 record']);
});

test('each rejection names line, column, cell and what to do', async () => {
  const outcomes = await readText(
    [
      LOG,
      ...Array.from({ length: 9 }, (_, place) => call(`A${place}`)),
      call('B', 'x', 'soon'),
      call('', 'x'),
      call('6.0E+11'),
    ].join('\n'),
  );
  expect(outcomes.slice(9)).toMatchObject([
    {
      line: 11,
      fate: 'rejected',
      issue: { code: 'bad_duration', column: 'Talk time', cell: 'soon', advice: expect.stringContaining('hh:mm:ss') },
    },
    { line: 12, fate: 'rejected', issue: { code: 'missing_value', column: 'Call Id', cell: '' } },
    {
      line: 13,
      fate: 'rejected',
      issue: { code: 'damaged_id', column: 'Call Id', cell: '6.0E+11', advice: expect.stringContaining('spreadsheet') },
    },
  ]);
});

test('columns that the profile does not know are kept under their headers', async () => {
  const [leg] = legsOf(await readText([`${LOG},Site,Empty`, `${call('A')},North,`].join('\n')));
  expect(leg!.attributes).toEqual({ Site: 'North' });
});

test('whoever did not answer a call is not named on it', async () => {
  const legs = legsOf(await readText([LOG, call('A'), 'B,Ana,2026-03-02,09:05:00,Invoice,N,N,'].join('\n')));
  expect(legs.map(({ person, isAbandoned }) => [person?.name ?? null, isAbandoned])).toEqual([
    ['Ana', false],
    [null, true],
  ]);
});

test('a letter that only cp1252 knows near the end decides how the whole file is read', async () => {
  const rows = [LOG, ...Array.from({ length: 3000 }, (_, place) => call(`A${place}`)), call('Z', 'Caf\xe9')].join('\n');
  const path = fileOf(rows, 'latin1');
  const { plan, encoding } = await identify(path);
  expect(encoding).toBe('windows-1252');
  let last = '';
  for await (const batch of readExport(path, plan!)) last = legsOf(batch).at(-1)!.reason!;
  expect(last).toBe('Café');
});

test('a file larger than any block is read whole, letters and rows across its seams', async () => {
  const rows = Array.from({ length: 20_000 }, (_, place) =>
    call(`A${place}`, place % 3 ? 'Zürich – Ärger' : '"quoted, ü\nand more"'),
  );
  const path = fileOf([LOG, ...rows].join('\n'));
  const { plan } = await identify(path);
  const progress: number[] = [];
  let count = 0;
  let strange = 0;
  let line = 1;
  for await (const batch of readExport(path, plan!, { onProgress: (read, total) => progress.push(read / total) })) {
    expect(batch.length).toBeLessThanOrEqual(500);
    for (const outcome of batch) {
      const isQuoted = count % 3 === 0;
      expect(outcome.line).toBe(line + 1);
      line += isQuoted ? 2 : 1;
      count += 1;
      const reason =
        outcome.fate === 'record' && outcome.records[0]!.kind === 'leg' ? outcome.records[0]!.reason : null;
      if (reason !== (isQuoted ? 'quoted, ü\nand more' : 'Zürich – Ärger')) strange += 1;
    }
  }
  expect({ count, strange }).toEqual({ count: 20_000, strange: 0 });
  expect(progress.length).toBeGreaterThan(2);
  expect(progress.at(-1)).toBe(1);
});

test('legs of one call keep one contact and keys of their own', async () => {
  const headers = 'Contact_ID,Master_Contact_ID,Agent_No,Start_Date,start_time,Agent_Time,InQueue\n';
  const rows = [
    '1,1,77,03/27/2026,09:00:00,60,5',
    '2,1,78,03/27/2026,09:01:00,60,5',
    '3,2,79,03/27/2026,09:02:00,60,5',
    '9,8,79,03/27/2026,09:02:00,60,5',
  ];
  const legs = legsOf(await readText(headers + rows.join('\n')));
  expect(legs.map(({ contactKey, legKey }) => `${contactKey}/${legKey}`)).toEqual(['1/1', '1/2', '1/3', '8/9']);
});

test('a date column that a spreadsheet saved with midnight still takes its time from the other', async () => {
  const [leg] = legsOf(await readText([LOG, 'A,Ana,2026-03-02 00:00:00,09:15,Invoice,Y,Y,00:01:00'].join('\n')));
  expect(new Date(leg!.started.at).toISOString()).toBe('2026-03-02T09:15:00.000Z');
});
