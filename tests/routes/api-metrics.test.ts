import type { OpenDatabase } from 'db/open';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SignedInUser } from '~/features/access/permissions';
import { FIGURES_A_PAGE } from '~/features/metrics/answer-metrics.server';
import { METRIC_IDS } from '~/metrics/catalogue';
import { action, loader } from '~/routes/api.metrics';
import { makeEmployee, makeLeader, makeUser } from '../factories';
import { AS_OF, makeSmallCenter } from '../metrics/small-center';
import { makeToken } from './api-center';
import { readFile } from './drawn-tables';
import { openTestDatabase, request, responseOf } from './harness';

let opened: OpenDatabase;
let center: Awaited<ReturnType<typeof makeSmallCenter>>;
let admin: SignedInUser;
let token: string;

beforeEach(async () => {
  process.env.AS_OF = AS_OF;
  opened = await openTestDatabase();
  center = await makeSmallCenter(opened);
  admin = await makeUser(opened.db, { role: 'admin' });
  token = await makeToken(admin, 'metrics:read');
});
afterEach(() => {
  delete process.env.AS_OF;
});

const DAYS = 'from=2026-02-01&to=2026-03-19';

async function ask(query: string, by = token) {
  const asked = request(`/api/metrics?${query}`, { headers: { Authorization: `Bearer ${by}` } });
  const response = await responseOf(() => loader({ request: asked, params: {}, context: {} }));
  const text = await response.text();
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json');
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : null };
}

/** As if the account that made the token had another role now. */
function becomes(role: string, employeeId: number | null = null) {
  opened.connection.prepare('UPDATE users SET role = ?, employee_id = ? WHERE id = ?').run(role, employeeId, admin.id);
}

test('a figure comes with all that it is reckoned from, and equals the rows', async () => {
  const { body, status } = await ask(`metric=talk_time&by=person&${DAYS}`);
  const { total, count } = opened.connection
    .prepare(
      `SELECT sum(talk_ms) AS total, count(*) AS count FROM legs
       WHERE employee_id = ? AND is_answered AND talk_ms IS NOT NULL AND local_date BETWEEN '2026-02-01' AND '2026-03-19'`,
    )
    .get(center.ana) as { total: number; count: number };
  expect(status).toBe(200);
  expect(body).toMatchObject({ from: '2026-02-01', to: '2026-03-19', by: ['person'], page: 1, pages: 1, next: null });
  const ana = body.figures.find(({ person }: { person: { id: number } }) => person.id === center.ana);
  expect(ana).toEqual({
    person: { id: center.ana, name: 'Ana' },
    metric: 'talk_time',
    version: 1,
    unit: 's',
    value: total / count / 1000,
    second: null,
    numerator: total / 1000,
    denominator: count,
    sample: count,
    interval: { low: expect.any(Number), high: expect.any(Number), confidence: 0.95 },
    isReliable: expect.any(Boolean),
    contacts: `/contacts?metric=talk_time&person=${center.ana}&${DAYS}`,
  });
});

test('names, channels and a period narrow what is asked; JSON and CSV say the same', async () => {
  const query = `metric=contacts_handled,csat&by=team,week&team=north&channel=voice&period=4`;
  const { body } = await ask(query);
  expect(body).toMatchObject({ from: '2026-02-16', to: '2026-03-15' });
  expect(body.figures.length).toBeGreaterThan(3);
  const { rows } = readFile((await ask(`${query}&format=csv`)).text);
  expect(rows.map((row) => [row.team_id, row.team, row.week, row.metric, row.value, row.n, row.contacts])).toEqual(
    body.figures.map((figure: Record<string, never> & { team: { id: number; name: string } }) =>
      [figure.team.id, 'North', figure.week, figure.metric, figure.value ?? '', figure.sample, figure.contacts].map(
        String,
      ),
    ),
  );
});

test('a large answer comes in pages that together are all of it, each once', async () => {
  const query = `metric=all&by=person,queue,channel,day&${DAYS}`;
  const keys: string[] = [];
  let sizes: number[] = [];
  let next: string | null = `/api/metrics?${query}`;
  while (next) {
    const { body, headers } = await ask(next.split('?')[1]!);
    sizes = [...sizes, body.figures.length];
    keys.push(
      ...body.figures.map(({ person, queue, channel, day, metric }: Record<string, { id: number }>) =>
        JSON.stringify([person!.id, queue!.id, channel, day, metric]),
      ),
    );
    expect(headers.get('Link')).toBe(body.next && `<${body.next}>; rel="next"`);
    next = body.next;
  }
  expect(sizes.length).toBeGreaterThan(1);
  expect(sizes[0]).toBe(FIGURES_A_PAGE);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.length % METRIC_IDS.length).toBe(0);
});

test.each([
  [DAYS, 'no_metric', /No metric given/],
  [`metric=happiness&${DAYS}`, 'unknown_metric', /no metric “happiness”/],
  [`metric=csat&by=planet&${DAYS}`, 'unknown_by', /by must be one of person, team/],
  ['metric=csat', 'no_period', /No dates given/],
  ['metric=csat&from=2026-03-01', 'no_period', /No dates given/],
  ['metric=csat&from=2026-02-30&to=2026-03-01', 'bad_day', /from must be a date/],
  ['metric=csat&from=2026-03-02&to=2026-03-01', 'bad_period', /from is after to/],
  ['metric=csat&period=5', 'unknown_period', /period must be one of 4, 8/],
  [`metric=csat&period=4&${DAYS}`, 'bad_period', /already sets the dates/],
  [`metric=csat&person=Nobody&${DAYS}`, 'unknown_person', /no person “Nobody”/],
  [`metric=csat&format=xlsx&${DAYS}`, 'unknown_format', /format must be one of json, csv/],
  [`metric=csat&page=0&${DAYS}`, 'bad_page', /page must be a number/],
  [`metrics=csat&${DAYS}`, 'unknown_part', /Unknown parameter “metrics”/],
  [`metric=csat&team=1&team=2&${DAYS}`, 'said_twice', /team is given twice/],
])('what cannot be understood is refused with what to write instead: %s', async (query, code, message) => {
  const { status, body } = await ask(query);
  expect(status).toBe(400);
  expect(body.error).toMatchObject({
    code,
    message: expect.stringMatching(message),
    advice: expect.stringMatching(/\w/),
  });
});

test('of many people the nearest to a name that is none of theirs are told, with how many there are', async () => {
  for (let each = 0; each < 50; each += 1) await makeEmployee(opened.db, { name: `Agent ${each} Smith` });
  await makeEmployee(opened.db, { name: 'Wilhelmina Okonkwo' });
  const { body } = await ask(`metric=csat&person=Wilhelmina+Okonkow&${DAYS}`);
  expect(body.error.advice).toMatch(/^The nearest of 5\d: Wilhelmina Okonkwo, /);
  expect(body.error.advice.split(', ')).toHaveLength(5);
});

test('no token, another token and another method are refused as everywhere', async () => {
  expect((await ask(`metric=csat&${DAYS}`, 'nonsense')).status).toBe(401);
  const other = await makeToken(admin, 'imports:read');
  const { status, body } = await ask(`metric=csat&${DAYS}`, other);
  expect({ status, code: body.error.code }).toEqual({ status: 403, code: 'not_for_this_token' });
  const post = request('/api/metrics', { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
  const refused = await responseOf(() => action({ request: post, params: {}, context: {} }));
  expect({ status: refused.status, allow: refused.headers.get('Allow') }).toEqual({ status: 405, allow: 'GET' });
});

test('a token sees no more than the account that made it may see today', async () => {
  const leaderId = await makeEmployee(opened.db);
  await makeLeader(opened.db, { team_id: center.north, employee_id: leaderId });
  const ids = async (query: string) =>
    (await ask(`metric=contacts_handled&${DAYS}&${query}`)).body.figures.map(
      ({ person, team }: Record<string, { id: number }>) => (person ?? team)?.id,
    );
  expect(await ids('by=team')).toContain(center.south);

  becomes('supervisor', leaderId);
  expect(await ids('by=team')).toEqual([center.north]);
  const { body } = await ask(`metric=contacts_handled&${DAYS}&team=South`);
  expect(body.error).toMatchObject({ code: 'unknown_team', advice: 'Known: North.' });
  expect((await ask(`metric=contacts_handled&${DAYS}&person=Ben`)).body.error.code).toBe('unknown_person');
  expect((await ask(`metric=contacts_handled&${DAYS}`)).body.figures[0].contacts).toContain(`team=${center.north}`);

  becomes('agent', center.ana);
  expect(await ids('by=person')).toEqual([center.ana]);
  expect((await ask(`metric=contacts_handled&${DAYS}&person=${center.ben}`)).status).toBe(400);

  becomes('ops');
  expect((await ask(`metric=contacts_handled&${DAYS}&by=week`)).status).toBe(200);
  for (const narrowed of ['by=person', 'by=queue', 'team=North']) {
    const { status, body: refused } = await ask(`metric=contacts_handled&${DAYS}&${narrowed}`);
    expect({ status, code: refused.error.code }).toEqual({ status: 403, code: 'not_for_this_owner' });
  }

  opened.connection.prepare('UPDATE users SET is_active = 0 WHERE id = ?').run(admin.id);
  expect((await ask(`metric=contacts_handled&${DAYS}`)).body.error.code).toBe('no_owner');
});
