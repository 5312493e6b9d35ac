import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSetting } from 'db/settings';
import { write } from 'db/write-transaction';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runMetrics } from '~/features/metrics/run-metrics.server';
import { METRIC_IDS } from '~/metrics/catalogue';
import { AS_OF, makeSmallCenter } from '../metrics/small-center';
import { openFresh } from '../open-fresh';

const folder = mkdtempSync(join(tmpdir(), 'fairlead-metrics-'));
const path = join(folder, 'center.db');
let talk: { total: number; count: number };

beforeAll(async () => {
  process.env.AS_OF = AS_OF;
  const { connection, close } = await makeSmallCenter(await openFresh(path));
  talk = connection
    .prepare(
      'SELECT sum(talk_ms) AS total, count(*) AS count FROM legs WHERE employee_id > 0 AND is_answered AND talk_ms > 0',
    )
    .get() as typeof talk;
  await close();
});
afterAll(() => {
  delete process.env.AS_OF;
  rmSync(folder, { recursive: true });
});

const run = (...argv: string[]) => runMetrics(argv, path);

test('a table shows the value for people and to the millisecond, the numerator in seconds, the denominator and n', async () => {
  const { out, error, code } = await run('--metric', 'talk_time');
  expect({ error, code }).toEqual({ error: '', code: 0 });
  const [head, , line] = out.split('\n');
  expect(head!.split(/\s{2,}/)).toEqual([
    'metric',
    'value',
    'exactly',
    'numerator',
    'denominator',
    '95% interval',
    'n',
  ]);
  const cells = line!.split(/\s{2,}/);
  expect(cells[0]).toBe('talk_time');
  expect(cells[1]).toMatch(/^\d:\d\d$/);
  expect(cells[2]).toBe(`${(talk.total / talk.count / 1000).toFixed(3)} s`);
  expect(cells[3]).toBe(`${(talk.total / 1000).toLocaleString('en', { maximumFractionDigits: 3 })} s`);
  expect(cells[4]).toBe(String(talk.count));
  expect(cells[6]).toBe(String(talk.count));
});

test('CSV and JSON hold the same exact figures, durations in seconds', async () => {
  const csv = (await run('--metric', 'csat,talk_time', '--by', 'person', '--format', 'csv')).out.trim().split('\n');
  expect(csv[0]).toBe(
    'person_id,person,metric,version,unit,value,second,numerator,denominator,n,low,high,is_reliable,contacts\r',
  );
  const { figures } = JSON.parse((await run('--metric', 'csat,talk_time', '--by', 'person', '--format', 'json')).out);
  expect(csv).toHaveLength(figures.length + 1);
  const ana = figures.find(
    (row: { person: { name: string }; metric: string }) => row.person.name === 'Ana' && row.metric === 'talk_time',
  );
  expect(ana.value).toBeCloseTo(ana.numerator / ana.denominator, 9);
  expect(ana.unit).toBe('s');
  const { value, numerator, denominator, sample, interval, isReliable, contacts } = ana;
  expect(contacts).toBe(`/contacts?metric=talk_time&person=${ana.person.id}`);
  expect(csv).toContain(
    `${ana.person.id},Ana,talk_time,${ana.version},s,${value},,${numerator},${denominator},${sample},${interval.low},${interval.high},${isReliable},${contacts}\r`,
  );
});

test('a team by name, a channel and days narrow what is counted', async () => {
  const count = async (...argv: string[]) => {
    const { figures } = JSON.parse((await run('--metric', 'contacts_handled', '--format', 'json', ...argv)).out);
    return figures[0].value as number;
  };
  const whole = await count();
  const teams = (await count('--team', 'north')) + (await count('--team', 'South'));
  expect(teams).toBeGreaterThan(0);
  expect(teams).toBeLessThan(whole);
  const channels = await Promise.all(['voice', 'chat', 'email'].map((channel) => count('--channel', channel)));
  expect(channels.reduce((sum, one) => sum + one)).toBe(whole);
  expect((await count('--to', '2026-02-28')) + (await count('--from', '2026-03-01'))).toBe(whole);
});

test('every metric can be printed at once', async () => {
  const { out } = await run('--metric', 'all');
  for (const id of METRIC_IDS) expect(out).toMatch(new RegExp(`^${id} `, 'm'));
});

test.each([
  [[], /No metric given/],
  [['--metric', 'happiness'], /no metric “happiness”.*csat_mean/],
  [['--metric', 'csat', '--by', 'planet'], /--by must be one of person, team/],
  [['--metric', 'csat', '--from', '2026-02-30'], /yyyy-MM-dd.*2026-02-30/],
  [['--metric', 'csat', '--period', '8', '--from', '2026-03-01'], /--period already sets the dates/],
  [['--metric', 'csat', '--from', '2026-03-02', '--to', '2026-03-01'], /--from is after --to/],
  [['--metric', 'csat', '--period', '9'], /--period must be one of 4, 8, 12, 26/],
  [['--metric', 'csat', '--team', 'West'], /no team “West”.*North, South/],
  [['--metric', 'csat', '--colour', 'blue'], /--colour/],
])('what cannot be understood is said, with what to write instead: %j', async (argv, message) => {
  const { out, error, code } = await run(...argv);
  expect({ out, code }).toEqual({ out: '', code: 1 });
  expect(error).toMatch(message);
});

test('help lists every metric', async () => {
  const { out, code } = await run('--help');
  expect(code).toBe(0);
  for (const id of METRIC_IDS) expect(out).toContain(id);
});

test('an empty database says that nothing is loaded yet', async () => {
  const { error, out } = await runMetrics(['--metric', 'csat'], join(folder, 'empty.db'));
  expect(error).toMatch(/No data yet/);
  expect(out).toMatch(/^csat +– /m);
});

test('the last four weeks end before the week of the center’s today, whatever day UTC has', async () => {
  delete process.env.AS_OF;
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-16T09:30:00Z') });
  const lastDayIn = async (timeZone: string) => {
    const { connection, close } = await openFresh(path);
    write(connection, (tx) => writeSetting(tx, 'time_zone', timeZone));
    await close();
    const { out } = await run('--metric', 'contacts_handled', '--period', '4', '--format', 'json');
    return new URLSearchParams(JSON.parse(out).figures[0].contacts.split('?')[1]).get('to');
  };
  try {
    expect(await lastDayIn('Pacific/Honolulu')).toBe('2026-03-08');
    expect(await lastDayIn('Pacific/Auckland')).toBe('2026-03-15');
  } finally {
    vi.useRealTimers();
    await lastDayIn('UTC');
    process.env.AS_OF = AS_OF;
  }
});
