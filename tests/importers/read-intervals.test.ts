import { readFileSync } from 'node:fs';
import type { AdherenceIntervalRecord, AgentIntervalRecord } from 'importers/interval-records';
import { identify } from 'importers/read/recognize/identify';
import type { ImportRecord, RowOutcome } from 'importers/row-outcome';
import { expect, test } from 'vitest';
import { fileOf, identifyText, readText } from './read-file';
import { sampleOf } from './samples';

const textOf = (profile: string, file = 'input.csv') => readFileSync(sampleOf(profile, file).path, 'utf8');
const recordsOf = <K extends ImportRecord['kind']>(outcomes: readonly RowOutcome[], kind: K) =>
  outcomes
    .flatMap((outcome) => (outcome.fate === 'record' ? outcome.records : []))
    .filter((record): record is Extract<ImportRecord, { kind: K }> => record.kind === kind);
const fatesOf = (outcomes: readonly RowOutcome[]) =>
  outcomes.map((outcome) => (outcome.fate === 'skipped' ? outcome.code : outcome.fate));

const STATUS =
  'Interval Start,Interval End,Interval Complete,Filters,Agent Id,Agent Name,Logged In,On Queue,Idle,Off Queue,Interacting';
const statusRow = (from: string, to: string) => `${from},${to},TRUE,,id-1,Ada,1800000,1200000,300000,600000,900000`;
const status = async (rows: readonly string[], centerTimeZone = 'America/New_York') =>
  recordsOf(await readText([STATUS, ...rows].join('\n'), { centerTimeZone }), 'agent_interval');

test('Genesys’s Handle is a count, its totals are milliseconds, and a blank is none', async () => {
  const [first, chat, second] = recordsOf(await readText(textOf('genesys_agent_performance')), 'agent_interval');
  expect(first).toMatchObject({ handledCount: 5, handleMs: 1_590_002, channel: 'voice', intervalMs: 1_800_000 });
  expect(chat).toMatchObject({ channel: 'chat', handledCount: 2, holdMs: null });
  expect(second!.person.name).toBe('Bo Lind');
});

test('templates of agents stand among the agents and are nobody', async () => {
  expect(fatesOf(await readText(textOf('genesys_agent_performance')))).toContain('nobody');
  expect(fatesOf(await readText(textOf('genesys_agent_status')))).toContain('nobody');
});

test('an average becomes a sum by the count that it is an average over, and of nobody it is nothing', async () => {
  const [mean, none] = recordsOf(
    await readText(textOf('genesys_agent_performance', 'input-averages.csv')),
    'agent_interval',
  );
  expect(mean).toMatchObject({ handledCount: 48, talkMs: 48 * 252_000, holdMs: Math.round(48 * 18_000.5 + 24) });
  expect(none).toMatchObject({ handledCount: 0, talkMs: 0, handleMs: 0 });
});

test('an average without its count is left out, said and kept as it stands', async () => {
  const { plan } = await identifyText(textOf('five9_agent_productivity', 'input-averages-alone.csv'));
  expect(plan!.leftOut).toEqual(['Average HANDLE TIME', 'Average AFTER CALL WORK TIME']);
  const [record] = recordsOf(
    await readText(textOf('five9_agent_productivity', 'input-averages-alone.csv')),
    'agent_interval',
  );
  expect(record).toMatchObject({ handleMs: null, afterContactWorkMs: null, talkMs: 8_402_000 });
  expect(record!.attributes).toMatchObject({ 'Average HANDLE TIME': '00:05:17' });
});

test('Five9’s headers say the aggregation: averages and percentages of a queue become sums and counts', async () => {
  const [first, , empty] = recordsOf(await readText(textOf('five9_queue')), 'queue_interval');
  expect(first).toMatchObject({
    offeredCount: 412,
    abandonedCount: 14,
    answeredCount: 398,
    inThresholdCount: 349,
    waitMs: 398 * 21_000,
    abandonWaitMs: 14 * 65_000,
    handleMs: 398 * 312_000,
    thresholdMs: 20_000,
  });
  expect(empty).toMatchObject({ offeredCount: 0, answeredCount: 0, waitMs: 0, handleMs: 0 });
  expect(fatesOf(await readText(textOf('five9_queue'))).slice(-2)).toEqual(['nobody', 'total_row']);
});

test('reason codes are columns: each is a state by the name that the center gave it', async () => {
  const { period } = sampleOf('five9_agent_states', 'input.csv').options;
  const states = recordsOf(await readText(textOf('five9_agent_states'), { period }), 'agent_state');
  const ada = states.filter(({ person }) => person.name === 'Ada Okafor');
  expect(ada.map(({ state, stateClass, timeMs }) => [state, stateClass, timeMs / 1000])).toEqual([
    ['Away From Desk', 'away', 250],
    ['Break', 'break', 1798],
    ['Meal', 'break', 2652],
    ['Not Ready', 'other', 90],
    ['Paperwork', 'other', 720],
  ]);
  expect(states.find(({ state }) => state === 'Training')!.timeMs).toBe(26.25 * 3_600_000);
});

test('states that cover all of a person’s time say what they were on contacts, ready and signed in for', async () => {
  const [ada] = recordsOf(await readText(textOf('five9_agent_states', 'input-by-day.csv')), 'agent_interval');
  expect(ada).toMatchObject({
    contactMs: 19_770_000,
    availableMs: 3_738_000,
    onQueueMs: 23_508_000,
    date: '2026-08-20',
  });
  expect(ada!.loggedInMs).toBe(8 * 3_600_000);
  const { period } = sampleOf('five9_agent_states', 'input.csv').options;
  expect(recordsOf(await readText(textOf('five9_agent_states'), { period }), 'agent_interval')).toEqual([]);
});

test('Infinity% stands beside no schedule at all, and is no schedule', async () => {
  const { options } = sampleOf('genesys_adherence', 'input.csv');
  const records = recordsOf(await readText(textOf('genesys_adherence'), options), 'adherence_interval');
  expect(records.map(({ conformanceScheduledMs }) => conformanceScheduledMs)).toEqual([21_600_000, 21_600_000, 0]);
  expect(records[0]).toMatchObject<Partial<AdherenceIntervalRecord>>({
    scheduledMs: 480 * 60_000,
    outOfAdherenceMs: 22.5 * 60_000,
    adherenceScheduledMs: 450 * 60_000,
    workedMs: 355 * 60_000,
    lostMs: 125 * 60_000,
  });
});

test('a report that names no day is asked about, never given one', async () => {
  const { plan, problem } = await identifyText(textOf('genesys_adherence'));
  expect(plan).toBeNull();
  expect(problem).toMatchObject({ code: 'period_missing', message: expect.stringContaining('which days') });
  const wrong = await identifyText(textOf('genesys_adherence'), { period: { from: '2026-08-22', to: '2026-08-21' } });
  expect(wrong.problem?.code).toBe('bad_period');
  const nonsense = await identifyText(textOf('genesys_adherence'), { period: { from: 'today', to: 'today' } });
  expect(nonsense.problem?.code).toBe('bad_period');
});

test('days that somebody says are not laid over days that the rows name', async () => {
  const period = { from: '2026-01-01', to: '2026-01-01' };
  const { plan } = await identifyText(textOf('five9_queue'), { period });
  expect(plan!.period).toBeUndefined();
});

test('whole local days are as long as they are: the clocks go forward and back', async () => {
  const zone = { timeZone: 'America/Chicago' };
  const lengthOf = async (from: string, to = from) => {
    const options = { ...zone, period: { from, to } };
    const [record] = recordsOf(await readText(textOf('genesys_adherence'), options), 'adherence_interval');
    return record!.intervalMs / 3_600_000;
  };
  expect(await lengthOf('2026-03-07')).toBe(24);
  expect(await lengthOf('2026-03-08')).toBe(23);
  expect(await lengthOf('2026-11-01')).toBe(25);
  expect(await lengthOf('2026-03-02', '2026-03-08')).toBe(7 * 24 - 1);
});

test('an interval from local midnight to the next is that day, in whatever zone the file is; half an hour is not', async () => {
  const spans = await status([
    statusRow('2026-03-07 00:00', '2026-03-08 00:00'),
    statusRow('2026-03-08 00:00', '2026-03-09 00:00'),
    statusRow('2026-03-09 00:00', '2026-03-09 00:30'),
    statusRow('2026-03-09T05:00:00Z', '2026-03-10T05:00:00Z'),
  ]);
  expect(spans.map(({ date, intervalMs }) => [date, intervalMs / 3_600_000])).toEqual([
    ['2026-03-07', 24],
    ['2026-03-08', 23],
    [null, 0.5],
    [null, 24],
  ]);
});

test('an interval that ends before it begins is refused with its column', async () => {
  const outcomes = await readText(`${STATUS}\n${statusRow('2026-03-09 10:00', '2026-03-09 09:30')}\n`);
  expect(outcomes[0]).toMatchObject({ fate: 'rejected', issue: { code: 'end_before_start', column: 'Interval End' } });
});

test('more time than there was in the interval stops the load and asks', async () => {
  const row = '2026-03-09 09:00,2026-03-09 09:30,TRUE,,id-1,Ada,28800000,20000000,300000,600000,900000';
  expect((await identifyText(`${STATUS}\n${row}\n`)).problem).toMatchObject({ code: 'implausible_durations' });
  const { problem } = await identifyText(textOf('five9_agent_states').replaceAll('00:4', '50:4'), {
    period: { from: '2026-08-17', to: '2026-08-17' },
  });
  expect(problem).toMatchObject({
    code: 'implausible_durations',
    advice: expect.stringContaining('days you entered'),
  });
});

test('an interval that Genesys calls incomplete makes the export partial', async () => {
  const partial = await identifyText(textOf('genesys_agent_performance', 'input-averages.csv'));
  expect(partial.plan!.partial).toContain('Interval Complete');
  expect((await identifyText(textOf('genesys_agent_performance'))).plan!.partial).toBeUndefined();
});

test('reports of one source are told apart by their headers', async () => {
  const taken = async (profile: string, options = {}) =>
    (await identify(fileOf(textOf(profile)), options)).candidates[0]?.profileId;
  const period = { from: '2026-08-17', to: '2026-08-23' };
  for (const profile of ['genesys_agent_performance', 'genesys_agent_status', 'five9_queue', 'adherence'])
    expect(await taken(profile)).toBe(profile);
  for (const profile of ['five9_agent_productivity', 'five9_agent_states', 'genesys_adherence'])
    expect(await taken(profile, { period })).toBe(profile);
});

test('a person’s row keeps the columns that nobody knows', async () => {
  const [first] = recordsOf(await readText(textOf('genesys_agent_performance')), 'agent_interval');
  expect(first).toMatchObject<Partial<AgentIntervalRecord>>({ attributes: { Occupancy: '0.88' } });
});
