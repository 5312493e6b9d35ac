import { identify } from 'importers/read/recognize/identify';
import { expect, test } from 'vitest';
import { fileOf, identifyText } from './read-file';

const LOG = 'Call Id,Agent,Date,Time,Answered,Resolved,Talk time\n';
const row = (id: number, date: string, talk = '00:02:00') => `C${id},Ana,${date},09:00:00,Y,Y,${talk}\n`;
const log = (dates: readonly string[]) => LOG + dates.map((date, place) => row(place, date)).join('');

test('an image named .csv is no text', async () => {
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(200, 7)]);
  const { problem, plan } = await identify(fileOf(png, 'utf8', 'calls.csv'));
  expect(problem?.code).toBe('not_text');
  expect(problem?.message).toContain('PNG');
  expect(plan).toBeNull();
});

test('bytes with zeros among them are no text', async () => {
  const { problem } = await identify(fileOf(Buffer.from([1, 0, 0, 0, 65, 66, 0, 10, 200, 0, 0, 3])));
  expect(problem?.code).toBe('not_text');
});

test('a workbook is told to be saved as CSV', async () => {
  const { problem } = await identify(fileOf(Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(50)])));
  expect(problem).toMatchObject({ code: 'not_text', advice: expect.stringContaining('save it as CSV') });
});

test.each(['', '\n', ' \r\n\r\n', '\ufeff'])('a file without anything in it is empty: %j', async (content) => {
  expect((await identifyText(content)).problem?.code).toBe('empty_file');
});

test('headers of a known report without rows are named as such', async () => {
  const { problem } = await identifyText('survey_id,contact_id,score,asked_at\n');
  expect(problem?.code).toBe('headers_only');
  expect(problem?.message).toContain('Survey answers');
});

test('headers over empty rows are headers only', async () => {
  expect((await identifyText(`${LOG},,,,,,\n,,,,,,\n`)).problem?.code).toBe('headers_only');
});

test('an unknown layout lists the headers seen and what to do', async () => {
  const { problem, headers, rawRows } = await identifyText('fruit,colour,weight\napple,red,120\npear,green,140\n');
  expect(problem?.code).toBe('unknown_layout');
  expect(problem?.message).toContain('fruit, colour, weight');
  expect(problem?.advice).toContain('each row is one contact');
  expect(headers).toEqual(['fruit', 'colour', 'weight']);
  expect(rawRows).toEqual([
    ['apple', 'red', '120'],
    ['pear', 'green', '140'],
  ]);
});

test('prose is an unknown layout', async () => {
  expect((await identifyText('Dear all\nplease find the calls below\n')).problem?.code).toBe('unknown_layout');
});

test('a file is known by its content, whatever its name', async () => {
  const path = fileOf(log(['2026-01-01']), 'utf8', 'five9-call-log.csv');
  expect((await identify(path)).plan?.profileId).toBe('plain_call_log');
});

test('header sets are matched whatever their case and order, and extra columns do no harm', async () => {
  const { plan, candidates } = await identifyText('Extra;ASKED_AT;Score;Survey_ID\nx;2026-01-01T10:00:00Z;4;S-1\n');
  expect(plan).toMatchObject({ profileId: 'survey_answers', delimiter: ';' });
  expect(candidates[0]!.score).toBeGreaterThanOrEqual(0.8);
});

test('a profile that is asked for must find its columns', async () => {
  const { problem } = await identifyText(log(['2026-01-01']), { profileId: 'roster' });
  expect(problem?.code).toBe('missing_columns');
  expect(problem?.message).toContain('name, team');
  expect((await identifyText(LOG, { profileId: 'nonsense' })).problem?.code).toBe('unknown_profile');
});

test.each([
  [['13/02/2026', '14/02/2026', '01/03/2026'], 'dmy', 'above 12'],
  [['02/13/2026', '02/14/2026', '03/01/2026'], 'mdy', 'above 12'],
  [['01.02.2026', '02.02.2026'], 'dmy', 'dots'],
  [['30/01/2026', '01/02/2026', '05/13/2026'], 'dmy', null],
  [['01/01/2026', '02/02/2026', '03/03/2026'], 'dmy', 'cannot matter'],
  [['10/01/2026', '11/01/2026', '12/01/2026', '01/02/2026', '02/02/2026'], 'dmy', 'in order of time'],
  [['01/10/2026', '01/11/2026', '01/12/2026', '02/01/2026', '02/02/2026'], 'mdy', 'in order of time'],
  [['02/02/2026', '02/01/2026', '01/12/2026', '01/11/2026', '01/10/2026'], 'mdy', 'in order of time'],
  [['2026-02-01', '2026-03-01'], 'ymd', 'begin with the year'],
] as const)('the order of day and month is decided for the file: %j', async (dates, order, because) => {
  const { plan, problem } = await identifyText(log(dates));
  if (because === null) {
    // One proof for each order: neither is believed.
    expect(problem?.code).toBe('ambiguous_dates');
    return;
  }
  expect(plan?.dateOrder).toBe(order);
  expect(plan?.dateOrderBecause).toContain(because);
});

test('where nothing decides the order somebody is asked, and the answer is taken', async () => {
  const text = log(['01/02/2026', '03/04/2026', '02/03/2026', '05/01/2026']);
  const { problem, plan } = await identifyText(text);
  expect(problem?.code).toBe('ambiguous_dates');
  expect(plan).toBeNull();
  expect((await identifyText(text, { dateOrder: 'mdy' })).plan).toMatchObject({
    dateOrder: 'mdy',
    dateOrderBecause: 'you chose it',
  });
});

test('one date out of range among many is an error in the file and not proof of the other order', async () => {
  const many = Array.from({ length: 20 }, (_, place) => `${13 + (place % 15)}/02/2026`);
  expect((await identifyText(log([...many, '02/13/2026']))).plan?.dateOrder).toBe('dmy');
});

test('a proof far down the file decides, beyond the rows that were looked at first', async () => {
  const open = Array.from({ length: 21_000 }, (_, place) => (place % 2 ? '01/02/2026' : '02/01/2026'));
  expect((await identifyText(log(open))).problem?.code).toBe('ambiguous_dates');
  const { plan } = await identifyText(log([...open, '02/28/2026']));
  expect(plan?.dateOrder).toBe('mdy');
});

test.each([
  [{ timeZone: 'Asia/Tokyo', centerTimeZone: 'Europe/Berlin' }, 'Asia/Tokyo', 'user'],
  [{ centerTimeZone: 'Europe/Berlin' }, 'Europe/Berlin', 'center'],
  [{}, 'UTC', 'center'],
] as const)('the zone is the one that was chosen, else the center s: %j', async (options, timeZone, zoneFrom) => {
  expect((await identifyText(log(['2026-01-01']), options)).plan).toMatchObject({ timeZone, zoneFrom });
});

test('a zone that does not exist is said so', async () => {
  expect((await identifyText(log(['2026-01-01']), { timeZone: 'Mars/Olympus' })).problem?.code).toBe(
    'unknown_time_zone',
  );
});

test('a unit that makes talk times absurd stops the load and asks; the answer is taken', async () => {
  const survey = 'CALL ID,TIMESTAMP,CAMPAIGN,AGENT,DISPOSITION,TALK TIME,AFTER CALL WORK TIME\n';
  const rows = [1, 2, 3].map((n) => `${n},2026-01-0${n} 10:00:00,Billing,ana,Done,${200_000 + n},0\n`).join('');
  const { problem, plan } = await identifyText(survey + rows);
  expect(problem?.code).toBe('implausible_durations');
  expect(problem?.message).toContain('TALK TIME');
  expect(plan).toBeNull();
  const answered = await identifyText(survey + rows, { units: { talk: 'ms' } });
  expect(answered.problem).toBeNull();
  expect(answered.firstRows[0]).toMatchObject({ records: [{ talkMs: 200_001 }] });
});

test('talk times of fractions of a second are asked about too', async () => {
  const headers = 'CALL ID,TIMESTAMP,CAMPAIGN,AGENT,DISPOSITION,TALK TIME,AFTER CALL WORK TIME\n';
  const { problem } = await identifyText(`${headers}1,2026-01-01 10:00:00,Billing,ana,Done,0.0023,0\n`);
  expect(problem?.message).toContain('under a second');
});

test('the first rows are shown as they stand and as they would load', async () => {
  const { firstRows, rawRows } = await identifyText(log(Array.from({ length: 15 }, () => '2026-01-01')));
  expect(rawRows).toHaveLength(10);
  expect(firstRows).toHaveLength(10);
  expect(firstRows[0]).toMatchObject({ line: 2, cells: rawRows[0], fate: 'record' });
});

test('two columns of one name and one without keep apart', async () => {
  const { headers } = await identifyText('Call Id,Date,Talk time,Note,Note,\n1,2026-01-01,00:01:00,a,b,c\n');
  expect(headers).toEqual(['Call Id', 'Date', 'Talk time', 'Note', 'Note (2)', 'column 6']);
});
