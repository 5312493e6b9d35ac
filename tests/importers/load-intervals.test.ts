import { readFileSync } from 'node:fs';
import { MEASURES } from 'db/measures';
import type { OpenDatabase } from 'db/open';
import { rollUpAll } from 'db/roll-up/roll-up';
import { write } from 'db/write-transaction';
import { undoImport } from 'importers/load/undo';
import type { IdentifyOptions } from 'importers/read/recognize/identification';
import { beforeEach, expect, test } from 'vitest';
import { findFigures } from '~/features/metrics/figures.server';
import { addsUp, allFacts, callLog, loadText, openLoadDatabase, ROSTER_HEADER } from './load-helpers';
import { sampleOf } from './samples';

let database: OpenDatabase;
beforeEach(async () => {
  database = await openLoadDatabase();
});

const all = (sql: string, ...values: unknown[]) => database.connection.prepare(sql).all(...values);
const load = (text: string, options?: IdentifyOptions) => loadText(database, text, 'report.csv', options);
const sampleText = (profile: string, file = 'input.csv') => readFileSync(sampleOf(profile, file).path, 'utf8');
const undo = (importId: number) => undoImport(database, importId, null);

const STATUS =
  'Interval Start,Interval End,Interval Complete,Filters,Agent Id,Agent Name,Logged In,On Queue,Idle,Off Queue,Interacting';
interface Status {
  from: string;
  to: string;
  agent?: string;
  /** Minutes signed in, on queue, idle, interacting. */
  minutes: [number, number, number, number];
}
const status = (rows: readonly Status[]) =>
  [
    STATUS,
    ...rows.map(({ from, to, agent = 'Ada', minutes }) => {
      const [signedIn, onQueue, idle, busy] = minutes.map((each) => each * 60_000);
      return [from, to, 'TRUE', '', `id-${agent}`, agent, signedIn, onQueue, idle, '', busy].join(',');
    }),
  ].join('\n');
const DAY: Status = { from: '2026-03-02 00:00', to: '2026-03-03 00:00', minutes: [480, 400, 100, 300] };
const HALVES: Status[] = [
  { from: '2026-03-02 09:00', to: '2026-03-02 09:30', minutes: [30, 30, 10, 20] },
  { from: '2026-03-02 09:30', to: '2026-03-02 10:00', minutes: [30, 25, 5, 20] },
];

const tables = ['agent_intervals', 'agent_states', 'queue_intervals', 'adherence_intervals'];
/** Everything that the center's figures rest on. */
const state = () => ({
  facts: allFacts(database),
  rows: tables.map((table) => all(`SELECT * FROM ${table} ORDER BY id`)),
  people: all('SELECT * FROM employees ORDER BY id'),
  aliases: all('SELECT * FROM employee_aliases ORDER BY source, alias'),
  queues: all('SELECT * FROM queues ORDER BY id'),
});

async function figuresOf(metricIds: Parameters<typeof findFigures>[1]['metricIds']) {
  const [row] = await findFigures(database.db, { metricIds, asOf: '2026-12-31' });
  return Object.fromEntries(Object.entries(row!.figures).map(([id, { value, sample }]) => [id, [value, sample]]));
}

function expectFactsOfRows() {
  const facts = allFacts(database);
  write(database.connection, rollUpAll);
  expect(allFacts(database)).toEqual(facts);
}

test('a day’s report gives occupancy, utilization and the hours that they rest on', async () => {
  await load(status([DAY, { ...DAY, agent: 'Bo', minutes: [60, 60, 30, 30] }]));
  expect(await figuresOf(['occupancy', 'utilization', 'contacts_per_hour'])).toEqual({
    occupancy: [330 / 460, 460 / 60],
    utilization: [460 / 540, 9],
    contacts_per_hour: [null, 0],
  });
  expectFactsOfRows();
});

test('a report of intervals never meets the legs in one figure', async () => {
  await load(callLog([{ id: 'C1', agent: 'Ada', date: '2026-03-02', talk: '00:02:00' }]));
  const before = allFacts(database) as Record<string, number>[];
  const legMeasures = MEASURES.filter((measure) => before.some((row) => row[measure] !== 0));
  await load(sampleText('five9_agent_productivity'), { period: { from: '2026-03-02', to: '2026-03-02' } }).catch(
    () => {},
  );
  await load(status([DAY]));
  await load(sampleText('five9_queue'));
  const after = allFacts(database) as Record<string, number>[];
  const total = (rows: Record<string, number>[], measure: string) => rows.reduce((sum, row) => sum + row[measure]!, 0);
  for (const measure of legMeasures) expect(total(after, measure), measure).toBe(total(before, measure));
  expect(legMeasures).toContain('handled_count');
});

test('contacts of a day that a report told of before are added to it, and taken back from it', async () => {
  await load(status([DAY]));
  const before = state();
  const calls = await load(
    callLog([
      { id: 'C1', agent: 'Ada' },
      { id: 'C2', agent: 'Ada', time: '10:00:00' },
    ]),
  );
  expectFactsOfRows();
  expect(await figuresOf(['contacts_handled', 'occupancy'])).toEqual({
    contacts_handled: [2, 2],
    occupancy: [0.75, 400 / 60],
  });
  await undo(calls.id);
  expect(state()).toEqual(before);
});

test('half-hours and the whole day that they are of count once, whichever came first, and again when one is taken back', async () => {
  const whole = await load(status([DAY]));
  const ofDay = await figuresOf(['occupancy']);
  await load(status(HALVES));
  expect(await figuresOf(['occupancy'])).toEqual(ofDay);
  expectFactsOfRows();
  await undo(whole.id);
  expect(await figuresOf(['occupancy'])).toEqual({ occupancy: [40 / 55, 55 / 60] });
  await load(status([DAY]));
  expect(await figuresOf(['occupancy'])).toEqual(ofDay);
});

test('half-hours that fall on the next day of a team far away count once with the file’s whole day', async () => {
  await load(`${ROSTER_HEADER}\nAda,ada@example.com,Tokyo,Asia/Tokyo,2024-01-01,,,,member\n`);
  const late: Status[] = [{ from: '2026-03-02 20:00', to: '2026-03-02 20:30', minutes: [30, 30, 10, 20] }];
  const halves = await load(status(late), { timeZone: 'UTC' });
  expect(all('SELECT DISTINCT local_date FROM agent_intervals')).toEqual([{ local_date: '2026-03-03' }]);
  const ofHalves = await figuresOf(['occupancy']);
  const whole = await load(status([DAY]), { timeZone: 'UTC' });
  expect(await figuresOf(['occupancy'])).toEqual({ occupancy: [0.75, 400 / 60] });
  expectFactsOfRows();
  await undo(whole.id);
  expect(await figuresOf(['occupancy'])).toEqual(ofHalves);
  await load(status([DAY]), { timeZone: 'UTC' });
  await undo(halves.id);
  expect(await figuresOf(['occupancy'])).toEqual({ occupancy: [0.75, 400 / 60] });
  expectFactsOfRows();
});

test('a report of more than a day is kept with its length, enters no figure, and says so', async () => {
  const { options } = sampleOf('genesys_adherence', 'input.csv');
  const week = { ...options, period: { from: '2026-08-17', to: '2026-08-23' } };
  const { counts, note } = await load(sampleText('genesys_adherence'), week);
  expect(counts).toMatchObject({ inserted: 3, skipped: 1 });
  expect(note).toContain('more than a day');
  expect(all('SELECT DISTINCT interval_ms / 3600000 AS hours, is_counted FROM adherence_intervals')).toEqual([
    { hours: 168, is_counted: 0 },
  ]);
  expect(await figuresOf(['adherence'])).toEqual({ adherence: [null, 0] });
  expect(allFacts(database)).toEqual([]);
});

test('adherence, conformance and shrinkage come from each sum’s own schedule', async () => {
  await load(sampleText('genesys_adherence'), sampleOf('genesys_adherence', 'input.csv').options);
  const figures = await figuresOf(['adherence', 'conformance', 'shrinkage']);
  expect(figures.adherence![0]).toBeCloseTo(1 - 57.5 / 900, 12);
  expect(figures.conformance![0]).toBeCloseTo(730 / 720, 12);
  expect(figures.shrinkage![0]).toBeCloseTo((125 + 105) / 960, 12);
});

test('contacts per hour are the report’s own contacts over the hours on queue of the same rows', async () => {
  await load(sampleText('five9_agent_states', 'input-by-day.csv'));
  const { contacts_per_hour: pace } = await figuresOf(['contacts_per_hour']);
  expect(pace).toEqual([101 / ((23_508 + 23_400) / 3600), (23_508 + 23_400) / 3600]);
});

test('the same report again changes nothing; a corrected one updates and its undo brings back what stood', async () => {
  await load(status([DAY, ...HALVES]));
  const before = state();
  const again = await load(status([DAY, ...HALVES]));
  expect(again.counts).toMatchObject({ inserted: 0, updated: 0, unchanged: 3 });
  const corrected = await load(status([{ ...DAY, minutes: [480, 400, 40, 360] }]));
  expect(corrected.counts).toMatchObject({ inserted: 0, updated: 1 });
  expect((await figuresOf(['occupancy'])).occupancy![0]).toBeCloseTo(0.9, 12);
  await undo(corrected.id);
  expect(state()).toEqual(before);
});

test.each([
  ['genesys_agent_status', 'input.csv'],
  ['five9_agent_states', 'input-by-day.csv'],
  ['five9_queue', 'input.csv'],
  ['genesys_adherence', 'input.csv'],
])('an undo of %s, %s, leaves no trace, and the rows add up', async (profile, file) => {
  await load(callLog([{ id: 'C1', agent: 'Ana' }]));
  const before = state();
  const { options } = sampleOf(profile, file);
  const { id, counts } = await load(sampleText(profile, file), options);
  expect(addsUp(counts)).toBe(true);
  expect(state()).not.toEqual(before);
  await undo(id);
  expect(state()).toEqual(before);
});

test('the day is the one that the file names, not the one that its midnight has in the team’s zone', async () => {
  const roster = `${ROSTER_HEADER}\nAda,ada@x.example,West,America/Los_Angeles,2020-01-01,,2020-01-01,,member\n`;
  await load(roster);
  const adherence = 'date,email,name,scheduled,out_of_adherence\n2026-03-02,ada@x.example,Ada,480,24\n';
  await load(adherence, { timeZone: 'America/New_York' });
  expect(all('SELECT local_date, team_id FROM daily_facts')).toEqual([{ local_date: '2026-03-02', team_id: 1 }]);
});

test('somebody whom the roster does not know is held with the states of the row, and counts once it is loaded', async () => {
  const known = 'Ada,ada@x.example,West,UTC,2020-01-01,,2020-01-01,,member';
  await load(`${ROSTER_HEADER}\n${known}\n`);
  const { counts } = await load(status([DAY, { ...DAY, agent: 'Bo' }]));
  expect(counts).toMatchObject({ inserted: 1, held: 1 });
  await load(`${ROSTER_HEADER}\n${known}\nBo,bo@x.example,West,UTC,2020-01-01,,2020-01-01,,member\n`);
  expect(await figuresOf(['utilization'])).toEqual({ utilization: [800 / 960, 16] });
  expectFactsOfRows();
});
