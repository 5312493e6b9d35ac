import type { Connection, Db } from 'db/open';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SignedInUser } from '~/features/access/permissions';
import { METRIC_IDS } from '~/metrics/catalogue';
import { loader as contacts } from '~/routes/_shell.contacts';
import { loader } from '~/routes/_shell.metrics';
import { makeEmployee, makeLeader, makeUser } from '../factories';
import { AS_OF, makeSmallCenter } from '../metrics/small-center';
import { args, openTestDatabase, request, responseOf, signedInRequest } from './harness';

let db: Db;
let connection: Connection;
let center: Awaited<ReturnType<typeof makeSmallCenter>>;

beforeEach(async () => {
  process.env.AS_OF = AS_OF;
  const opened = await openTestDatabase();
  center = await makeSmallCenter(opened);
  ({ db, connection } = opened);
});
afterEach(() => {
  delete process.env.AS_OF;
});

const open = async (user: SignedInUser, url = '/metrics') => loader(args(await signedInRequest(user, url)));
const entriesOf = ({ families }: Awaited<ReturnType<typeof open>>) => families.flatMap(({ entries }) => entries);

test('the glossary shows every metric of the catalogue, in its order', async () => {
  const page = await open(await makeUser(db, { role: 'ops' }));
  expect(entriesOf(page).map(({ metric }) => metric.id)).toEqual(METRIC_IDS);
});

test("the center's figures of the last four weeks equal a query over the rows", async () => {
  const page = await open(await makeUser(db, { role: 'leader' }));
  const csat = entriesOf(page).find(({ metric }) => metric.id === 'csat')!;
  const { n } = connection
    .prepare(
      `SELECT count(*) AS n FROM answers WHERE kind = 'csat' AND score IS NOT NULL
       AND local_date BETWEEN '2026-02-16' AND '2026-03-15'`,
    )
    .get() as { n: number };
  expect(page.period).toMatchObject({ from: '2026-02-16', to: '2026-03-15' });
  expect(csat.figure.sample).toBe(n);
});

test('a figure that is a link leads to rows that add up to it, for each role', async () => {
  const leaderId = await makeEmployee(db);
  await makeLeader(db, { team_id: center.north, employee_id: leaderId });
  for (const [whose, user] of [
    ['the whole center', await makeUser(db, { role: 'admin' })],
    ['your team', await makeUser(db, { role: 'supervisor', employee_id: leaderId })],
    ['you', await makeUser(db, { role: 'agent', employee_id: center.ana })],
  ] as const) {
    const page = await open(user);
    expect(page.whose).toBe(whose);
    for (const { to, figure, isCenterWide } of entriesOf(page)) {
      expect(to === null).toBe(isCenterWide);
      if (to === null) continue;
      const behind = await contacts(args(await signedInRequest(user, to)));
      expect(behind.page.figure.sample, to).toBe(figure.sample);
    }
  }
});

test('what counts contacts that nobody answered is the whole center’s for everybody: they belong to no team', async () => {
  const figureOf = async (user: Awaited<ReturnType<typeof makeUser>>, id: string) =>
    entriesOf(await open(user)).find(({ metric }) => metric.id === id)!;
  const agent = await makeUser(db, { role: 'agent', employee_id: center.ana });
  const admin = await makeUser(db, { role: 'admin' });
  for (const id of ['abandonment_rate', 'service_level', 'wait_time']) {
    const entry = await figureOf(agent, id);
    expect(entry.isCenterWide).toBe(true);
    expect(entry.figure).toEqual((await figureOf(admin, id)).figure);
  }
  expect((await figureOf(agent, 'csat')).isCenterWide).toBe(false);
});

test('ops sees the figures of the center and no way to single contacts', async () => {
  const entries = entriesOf(await open(await makeUser(db, { role: 'ops' })));
  expect(entries.every(({ to }) => to === null)).toBe(true);
  expect(entries.some(({ figure }) => figure.sample > 0)).toBe(true);
});

test('searching narrows the list to metrics that say all the words', async () => {
  const admin = await makeUser(db, { role: 'admin' });
  const ids = async (q: string) => entriesOf(await open(admin, `/metrics?q=${q}`)).map(({ metric }) => metric.id);
  expect(await ids('FCR')).toEqual(['first_contact_resolution']);
  expect(await ids('hold+share')).toContain('share_held');
  expect(await ids('weather')).toEqual([]);
  expect(await ids('')).toEqual(METRIC_IDS);
});

test('nobody is sent to sign in', async () => {
  expect((await responseOf(() => loader(args(request('/metrics'))))).status).toBe(302);
});
