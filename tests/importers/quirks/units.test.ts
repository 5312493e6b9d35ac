import { secondTurn } from 'importers/cells/time-zone';
import { expect, test } from 'vitest';
import { fixtureText } from '../fixture-text';
import { identifyText, legsOf, readText } from '../read-file';
import { callLog, HEADER } from './call-log';

/** formats.md's quirks 1 to 6 and 11: what a cell says and what it means. */

const talksOf = async (text: string) => legsOf(await readText(text)).map(({ talkMs }) => talkMs);

test('1 units that lie: a header that says hours over cells of HH:MM:SS', async () => {
  const [first] = legsOf(await readText(fixtureText('freshdesk_tickets')));
  expect(fixtureText('freshdesk_tickets')).toContain('First response time (in hrs)');
  expect(first!.firstReplyMs).toBe(2_670_000);
});

test('1 units that lie: clock times beside plain seconds in one column', async () => {
  expect(await talksOf(callLog([{ talk: '00:02:23' }, { talk: '143' }]))).toEqual([143_000, 143_000]);
});

test('1 units that lie: fractions of a day under a header that says seconds', async () => {
  const text = callLog([{ talk: '0.0016550925925926' }, { talk: '0.002' }]).replace(
    'Talk time',
    'Talk time in seconds',
  );
  expect(await talksOf(text)).toEqual([143_000, 172_800]);
});

test('1 units that lie: 12:02:23 AM is two minutes and 23 seconds', async () => {
  expect(await talksOf(callLog([{ talk: '12:02:23 AM' }]))).toEqual([143_000]);
});

test('1 units that lie: 65:12 is 65 minutes, and so is :23 a time', async () => {
  expect(await talksOf(callLog([{ talk: '65:12' }, { talk: ':23' }]))).toEqual([3_912_000, 23_000]);
});

test('1 units that lie: milliseconds in one column beside seconds in the others', async () => {
  const [, leg] = legsOf(await readText(fixtureText('asterisk_queue_log', 'input.txt')));
  expect(leg).toMatchObject({ waitMs: 24_000, attributes: { 'ms rung in vain': '12000' } });
});

test('2 a vendor that changes a unit in place: the same column name is a fraction of a day or seconds, by the file', async () => {
  const [old, anew] = ['input.csv', 'input-in-seconds.csv'].map((file) =>
    fixtureText('talkdesk_explore_calls_old', file),
  );
  expect(await talksOf(old!)).toEqual(await talksOf(anew!));
});

test.each([
  ['200001', 'above ten hours'],
  ['0.0023', 'under a second'],
])('2 a vendor that changes a unit in place: talk times of %s seconds stop the load and ask', async (talk, size) => {
  const { plan, problem } = await identifyText(
    `CALL ID,TIMESTAMP,CAMPAIGN,AGENT,DISPOSITION,TALK TIME,AFTER CALL WORK TIME\n1,2026-01-01 10:00:00,Billing,ana,Done,${talk},0\n`,
  );
  expect(plan).toBeNull();
  expect(problem).toMatchObject({ code: 'implausible_durations', message: expect.stringContaining(size) });
});

test('2 a vendor that changes a unit in place: an interval report s milliseconds as seconds stop the load and ask', async () => {
  const text = fixtureText('amazon_connect_agents').replace(/,(\d{2,4})(?=,)/g, ',$1000');
  expect((await identifyText(text)).problem).toMatchObject({ code: 'implausible_durations' });
  const { plan, problem } = await identifyText(text, { units: { talk: 'ms' } });
  expect(problem).toBeNull();
  const units = plan!.columns.flatMap(({ unit }) => unit ?? []);
  expect(new Set(units)).toEqual(new Set(['ms']));
});

test('2 a vendor that changes a unit in place: a state of eight hours in milliseconds is longer than its day', async () => {
  const row = 'ana,8/21/2026,28800000,';
  const text = `AGENT,DATE,Not Ready / AGENT STATE TIME,Break / AGENT STATE TIME\n${row}\n`;
  expect((await identifyText(text)).problem).toMatchObject({
    code: 'implausible_durations',
    message: expect.stringContaining('longer than their intervals'),
  });
});

test('3 day or month first: decided for the file, not for the cell', async () => {
  const text = callLog([{ date: '03/04/2026' }, { date: '13/04/2026' }]);
  const days = legsOf(await readText(text)).map(({ started }) => new Date(started.at).toISOString().slice(0, 10));
  expect(days).toEqual(['2026-04-03', '2026-04-13']);
});

test('3 day or month first: asked where nothing decides it', async () => {
  const text = callLog([{ date: '01/02/2026' }, { date: '03/01/2026' }, { date: '02/04/2026' }]);
  expect((await identifyText(text)).problem?.code).toBe('ambiguous_dates');
  expect((await identifyText(text, { dateOrder: 'dmy' })).plan?.dateOrderBecause).toBe('you chose it');
});

test('4 no zone: the center s is used and said', async () => {
  const { plan } = await identifyText(callLog([{}]), { centerTimeZone: 'Europe/Berlin' });
  expect(plan).toMatchObject({ timeZone: 'Europe/Berlin', zoneFrom: 'center' });
});

test('4 three zones in a row: the one in UTC is read', async () => {
  const { plan } = await identifyText(fixtureText('aircall_v3'), { centerTimeZone: 'Europe/Berlin' });
  expect(plan).toMatchObject({ timeZone: 'Etc/UTC' });
  expect(plan!.columns.find(({ field }) => field === 'started')?.header).toBe('datetime (utc)');
});

test('4 the hour that comes twice and the one that never comes are marked', async () => {
  const times = [
    { date: '2026-10-25', time: '02:30:00' },
    { date: '2026-03-29', time: '02:30:00' },
    { date: '2026-10-25', time: '03:30:00' },
  ];
  const legs = legsOf(await readText(callLog(times), { centerTimeZone: 'Europe/Berlin' }));
  expect(legs.map(({ started: { at, oddHour } }) => [new Date(at).toISOString(), oddHour])).toEqual([
    ['2026-10-25T00:30:00.000Z', 'doubled'],
    ['2026-03-29T01:30:00.000Z', 'missing'],
    ['2026-10-25T02:30:00.000Z', undefined],
  ]);
  expect(new Date(secondTurn('Europe/Berlin', legs[0]!.started.at)).toISOString()).toBe('2026-10-25T01:30:00.000Z');
});

test('4 the hour that comes twice: an interval report s second row of it is the second hour', async () => {
  const text = fixtureText('avaya_cms_split_interval').split('\n');
  const row = text[8]!.replace('11:30,12:00PM', '1:00,1:30AM');
  const report = [...text.slice(0, 6), row, row].join('\n').replace('10/23/2026', '11/01/2026');
  const outcomes = await readText(report, { timeZone: 'America/New_York', dateOrder: 'mdy' });
  const starts = outcomes.map(
    (one) => one.fate === 'record' && 'starts' in one.records[0]! && one.records[0].starts.at,
  );
  expect(starts).toEqual([Date.UTC(2026, 10, 1, 5), Date.UTC(2026, 10, 1, 6)]);
});

test('4 the hour that comes twice: the half-hour that leads out of it is half an hour long, both times', async () => {
  const [header, row] = fixtureText('genesys_agent_performance').split('\n');
  const odd = row!.replace('8/21/26 09:00 AM,8/21/26 09:30 AM', '10/25/26 02:30 AM,10/25/26 03:00 AM');
  const outcomes = await readText([header, odd, odd].join('\n'), { centerTimeZone: 'Europe/Berlin' });
  const spans = outcomes.map((one) => one.fate === 'record' && one.records[0]);
  expect(spans).toMatchObject([
    { starts: { at: Date.UTC(2026, 9, 25, 0, 30) }, intervalMs: 1_800_000 },
    { starts: { at: Date.UTC(2026, 9, 25, 1, 30) }, intervalMs: 1_800_000 },
  ]);
});

test.each(['', '-', 'N/A', 'NULL', '[None]', '[No associated user]', 'Infinity%', '--', '(null)', '#N/A'])(
  '5 null in many dresses: %j is nobody and no time',
  async (cell) => {
    const [leg] = legsOf(await readText(callLog([{ agent: cell, talk: cell }, {}])));
    expect(leg).toMatchObject({ person: null, talkMs: null });
  },
);

test('5 null in many dresses: agent 0 is nobody, and 0:00:00 of an unanswered call no talk', async () => {
  const legs = legsOf(await readText(callLog([{ agent: '0' }, { answered: 'N', talk: '0:00:00' }])));
  expect(legs.map(({ person, isAnswered }) => [person, isAnswered])).toEqual([
    [null, true],
    [null, false],
  ]);
});

test('6 zero as a missing rating: it is no score on a scale from 1', async () => {
  const outcomes = await readText(
    `${HEADER},Rating\n1,Ana,2026-03-02,09:00:00,Y,00:02:00,0\n2,Ana,2026-03-02,09:05:00,Y,00:02:00,5\n`,
  );
  const scores = outcomes.flatMap((one) =>
    one.fate === 'record' ? one.records.flatMap((record) => (record.kind === 'answer' ? [record.score] : [])) : [],
  );
  expect(scores).toEqual([null, 5]);
});

test('11 inverted or odd codes: CXone s SLA, of which 1 is missed, is kept as it stands and taken for no flag', async () => {
  const { plan } = await identifyText(fixtureText('cxone_report_540'));
  expect(plan?.columns.map(({ header }) => header)).not.toContain('SLA');
  const legs = legsOf(await readText(fixtureText('cxone_report_540')));
  expect(legs.slice(0, 2).map(({ attributes, isAnswered }) => [attributes?.SLA, isAnswered])).toEqual([
    ['0', true],
    ['1', true],
  ]);
});

test('11 inverted or odd codes: Genesys s Handle is a count, and its Total Handle a time', async () => {
  const [first] = await readText(fixtureText('genesys_agent_performance'));
  expect(first).toMatchObject({ records: [{ handledCount: 5, handleMs: 1_590_002 }] });
});

test('11 inverted or odd codes: UCCX s disposition 1 is abandoned, 2 is handled', async () => {
  const legs = legsOf(await readText(fixtureText('uccx_agent_detail')));
  expect(legs.map(({ isAnswered, isAbandoned }) => [isAnswered, isAbandoned])).toContainEqual([false, true]);
  expect(legs[0]).toMatchObject({ isAnswered: true, isAbandoned: false });
});
