import type { Connection, Db } from 'db/open';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SignedInUser } from '~/features/access/permissions';
import { contactsLink } from '~/features/metrics/contacts-link';
import { findFigures } from '~/features/metrics/figures.server';
import { getMetric, METRIC_IDS, type MetricId } from '~/metrics/catalogue';
import { loader } from '~/routes/_shell.contacts';
import { loader as csvLoader } from '~/routes/contacts[.]csv';
import { makeEmployee, makeLeader, makeUser } from '../factories';
import { AS_OF, DAYS, makeSmallCenter } from '../metrics/small-center';
import { args, openTestDatabase, request, responseOf, signedInRequest } from './harness';

let db: Db;
let connection: Connection;
let center: Awaited<ReturnType<typeof makeSmallCenter>>;
let admin: SignedInUser;

beforeEach(async () => {
  process.env.AS_OF = AS_OF;
  const opened = await openTestDatabase();
  center = await makeSmallCenter(opened);
  ({ db, connection } = opened);
  admin = await makeUser(db, { role: 'admin' });
});
afterEach(() => {
  delete process.env.AS_OF;
});

const open = async (user: SignedInUser, url: string) => (await loader(args(await signedInRequest(user, url)))).page;

/** All rows of a view, page by page. */
async function allRows(user: SignedInUser, url: string) {
  const first = await open(user, url);
  const rows = [...first.found.rows];
  for (let page = 2; rows.length < first.total; page++)
    rows.push(...(await open(user, `${url}&page=${page}`)).found.rows);
  return rows;
}

test.each(METRIC_IDS.map((id) => [id]))(
  'the rows behind %s add up to its figure, to the last digit',
  async (metricId: MetricId) => {
    const { ana, north } = center;
    for (const [filter, scope] of [
      [{}, {}],
      [{ employeeIds: [ana] }, { personId: ana }],
      [
        { teamIds: [north], from: '2026-02-27', to: '2026-03-02' },
        { teamId: north, from: '2026-02-27', to: '2026-03-02' },
      ],
      [
        { queueIds: [2], channels: ['voice'] },
        { queueId: 2, channel: 'voice' },
      ],
      [{ queueIds: [0] }, { queueId: 0 }],
    ] as const) {
      const [expected] = await findFigures(db, { metricIds: [metricId], asOf: AS_OF, ...filter });
      const url = contactsLink({ metricId, ...scope });
      const page = await open(admin, url);
      const wanted = expected!.figures[metricId];
      expect(page.figure, url).toEqual({
        ...wanted,
        value: wanted.value === null ? null : expect.closeTo(wanted.value, 9),
        numerator: expect.closeTo(wanted.numerator, 9),
        interval: wanted.interval && {
          ...wanted.interval,
          low: expect.closeTo(wanted.interval.low, 3),
          high: expect.closeTo(wanted.interval.high, 3),
        },
      });
      const rows = await allRows(admin, url);
      expect(rows).toHaveLength(page.total);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      const total = (key: 'numerator' | 'denominator') => rows.reduce((sum, row) => sum + row[key], 0);
      if (getMetric(metricId).kind === 'quantile') expect(rows).toHaveLength(wanted.sample);
      else {
        expect(total('numerator')).toBeCloseTo(wanted.numerator, 9);
        expect(total('denominator')).toBeCloseTo(wanted.denominator ?? wanted.numerator, 9);
      }
    }
  },
);

test('yes and no share the rows of a share between them', async () => {
  const url = contactsLink({ metricId: 'csat' });
  const page = await open(admin, url);
  const yes = await allRows(admin, `${url}&part=numerator`);
  const no = await allRows(admin, `${url}&part=rest`);
  expect(yes.length).toBe(page.figure.numerator);
  expect(yes.length + no.length).toBe(page.figure.denominator);
  const low = connection
    .prepare(
      `SELECT id FROM answers WHERE kind = 'csat' AND score IS NOT NULL
       AND (score - scale_min) / (scale_max - scale_min) < 0.75 ORDER BY id`,
    )
    .all() as { id: number }[];
  expect(low.length).toBeGreaterThan(0);
  expect(no.map(({ id }) => id).sort((a, b) => a - b)).toEqual(low.map(({ id }) => id));
});

test('each row tells the file and line that it came from', async () => {
  const rows = await allRows(admin, contactsLink({ metricId: 'talk_time', personId: center.ana }));
  const stored = connection.prepare('SELECT line FROM legs WHERE id = ?');
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    expect(row).toMatchObject({ fileName: 'calls.csv', importId: center.importId, personName: 'Ana' });
    expect(row.line).toBe((stored.get(row.id) as { line: number }).line);
  }
});

test('sorting turns the rows, and pages never overlap', async () => {
  const url = contactsLink({ metricId: 'talk_time' });
  const amounts = (await allRows(admin, `${url}&sort=-amount`)).map(({ numerator }) => numerator);
  expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  const names = (await allRows(admin, `${url}&sort=person`)).map(({ personName }) => personName!);
  expect(names).toEqual([...names].sort());
  const last = await open(admin, `${url}&page=9999`);
  expect(last.pageNumber).toBe(Math.ceil(last.total / 50));
  expect(last.found.rows.length).toBeGreaterThan(0);
});

test('a supervisor is listed the rows of their people, under the figure of the whole team at its time', async () => {
  const leaderId = await makeEmployee(db);
  await makeLeader(db, { team_id: center.north, employee_id: leaderId });
  const supervisor = await makeUser(db, { role: 'supervisor', employee_id: leaderId });
  const rows = await allRows(supervisor, contactsLink({ metricId: 'contacts_handled' }));
  const expected = connection
    .prepare(
      `SELECT sum(employee_id = ?) AS named, count(*) AS n FROM legs WHERE is_answered = 1
       AND (employee_id = ? OR (employee_id = ? AND local_date < '2026-03-02'))`,
    )
    .get(center.ana, center.ana, center.mover) as { named: number; n: number };
  expect(rows).toHaveLength(expected.named);
  expect(new Set(rows.map(({ personName }) => personName))).toEqual(new Set(['Ana']));
  const page = await open(supervisor, contactsLink({ metricId: 'contacts_handled' }));
  expect([page.figure.value, page.unnamed]).toEqual([expected.n, expected.n - expected.named]);
  expect(page.choices.people.map(({ name }) => name)).toEqual(['Ana']);
  expect(page.choices.teams.map(({ name }) => name)).toEqual(['North']);
  const [figure] = await findFigures(db, { metricIds: ['csat'], teamIds: [center.north], asOf: AS_OF });
  const team = await open(supervisor, contactsLink({ metricId: 'csat', teamId: center.north }));
  expect(team.figure.sample).toBe(figure!.figures.csat.sample);
  for (const scope of [{ personId: center.ben }, { teamId: center.south }, { personId: 999 }]) {
    const ask = await signedInRequest(supervisor, contactsLink({ metricId: 'csat', ...scope }));
    expect((await responseOf(() => loader(args(ask)))).status).toBe(404);
    expect((await responseOf(() => csvLoader(args(ask)))).status).toBe(404);
  }
});

test('an agent sees their own rows alone, whatever the address asks for', async () => {
  const agent = await makeUser(db, { role: 'agent', employee_id: center.ben });
  const own = await allRows(agent, contactsLink({ metricId: 'contacts_handled' }));
  expect(own.length).toBeGreaterThan(0);
  expect(new Set(own.map(({ personId }) => personId))).toEqual(new Set([center.ben]));
  const team = await allRows(agent, contactsLink({ metricId: 'contacts_handled', teamId: center.south }));
  expect(new Set(team.map(({ personId }) => personId))).toEqual(new Set([center.ben]));
  const ask = await signedInRequest(agent, contactsLink({ metricId: 'csat', personId: center.ana }));
  expect((await responseOf(() => loader(args(ask)))).status).toBe(404);
});

test('ops reads files and not contacts; nobody is sent to sign in', async () => {
  const ops = await makeUser(db, { role: 'ops' });
  const ask = await signedInRequest(ops, '/contacts');
  expect((await responseOf(() => loader(args(ask)))).status).toBe(403);
  expect((await responseOf(() => csvLoader(args(ask)))).status).toBe(403);
  expect((await responseOf(() => loader(args(request('/contacts'))))).status).toBe(302);
});

test('an address of nonsense becomes the default', async () => {
  const page = await open(admin, '/contacts?metric=joy&person=x&queue=-3&from=2026-13-40&part=half&sort=up&page=-1');
  const [figure] = await findFigures(db, { metricIds: ['contacts_handled'], asOf: AS_OF });
  expect(page.figure.value).toBe(figure!.figures.contacts_handled.value);
  expect(page.pageNumber).toBe(1);
});

test('days too young to be judged are left out, and the page says up to when', async () => {
  const page = await open(admin, contactsLink({ metricId: 'first_contact_resolution', to: '2026-03-20' }));
  expect(page.maturedTo).toBe('2026-03-12');
  expect(page.formula).toMatch(/^1 − contacts that were repeated within 7 days/);
  expect((await open(admin, contactsLink({ metricId: 'csat' }))).maturedTo).toBeNull();
});

test('the CSV has the very rows of the page, and no cell that a spreadsheet would run', async () => {
  connection.prepare(`UPDATE answers SET comment = '=HYPERLINK("x"), truly'`).run();
  const url = `${contactsLink({ metricId: 'csat' })}&part=rest`;
  const rows = await allRows(admin, url);
  const response = await csvLoader(args(await signedInRequest(admin, url.replace('/contacts', '/contacts.csv'))));
  expect(response.headers.get('Content-Disposition')).toContain('contacts-csat.csv');
  const [head, ...lines] = (await response.text()).trim().split('\r\n');
  expect(head).toContain('comment');
  expect(lines).toHaveLength(rows.length);
  expect(lines[0]).toContain(`,surveys.csv,${rows[0]!.line},`);
  for (const line of lines) expect(line).toContain(`,"'=HYPERLINK(""x""), truly"`);
});

test('behind a ratio of time stand the rows of its report that count, as CSV in seconds and hours', async () => {
  const url = contactsLink({ metricId: 'occupancy', personId: center.ana });
  const rows = await allRows(admin, url);
  const left = connection.prepare('SELECT id FROM agent_intervals WHERE is_counted = 0').pluck().all() as number[];
  expect(left).toHaveLength(2 * DAYS.length);
  expect(rows.filter(({ id }) => left.includes(id))).toEqual([]);
  const response = await csvLoader(args(await signedInRequest(admin, url.replace('/contacts', '/contacts.csv'))));
  const [head, first, ...others] = (await response.text())
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  expect(others).toHaveLength(rows.length - 1);
  const cell = (name: string) => Number(first![head!.indexOf(name)]);
  expect(cell('line')).toBe(rows[0]!.line);
  expect(cell('numerator')).toBeCloseTo(cell('on_contacts_s') / 3600, 12);
  expect(cell('denominator')).toBeCloseTo((cell('on_contacts_s') + cell('available_s')) / 3600, 12);
});

test('opened without any choice, the page shows the last four weeks', async () => {
  const page = await open(admin, '/contacts');
  const { n } = connection
    .prepare(`SELECT count(*) AS n FROM legs WHERE is_answered = 1 AND local_date > '2026-02-20'`)
    .get() as { n: number };
  expect(page.total).toBe(n);
  expect(page.scope).toBe('from 21 Feb');
  process.env.AS_OF = '2026-03-30';
  expect((await open(admin, '/contacts')).total).toBeLessThan(n);
});
