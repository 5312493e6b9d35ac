import { afterEach, beforeEach, expect, test } from 'vitest';
import { contactsLink } from '~/features/contacts/contacts-link';
import { loader as today } from '~/routes/_shell._index';
import { loader as contacts } from '~/routes/_shell.contacts';
import { loader as effects } from '~/routes/_shell.effects._index';
import { loader as newEvent } from '~/routes/_shell.events.new';
import { loader as goals } from '~/routes/_shell.goals._index';
import { loader as learningGoal } from '~/routes/_shell.goals.learning.$id';
import { loader as newGoal } from '~/routes/_shell.goals.new';
import { loader as line } from '~/routes/_shell.imports.$id.rows.$line';
import { loader as metricsPage } from '~/routes/_shell.metrics';
import { loader as person } from '~/routes/_shell.people.$id';
import { loader as personScores } from '~/routes/_shell.people.$id_.scorecard';
import { loader as teams } from '~/routes/_shell.teams._index';
import { loader as team } from '~/routes/_shell.teams.$id';
import { loader as teamScores } from '~/routes/_shell.teams.$id_.scorecard';
import { loader as api } from '~/routes/api.metrics';
import { loader as csv } from '~/routes/contacts[.]csv';
import { makeToken } from './api-center';
import { args, openTestDatabase, request, responseOf, signedInRequest } from './harness';
import {
  AS_OF,
  DAYS,
  type Day,
  type MovedCenter,
  makeMovedCenter,
  PEOPLE,
  type PersonName,
  wordsOf,
} from './moved-center';

const ALL: readonly Day[] = ['winter', 'spring', 'may', 'june'];
const EVERYBODY = Object.fromEntries(PEOPLE.map((name) => [name, ALL]));

/** What each account sees by name: of whom, and which of their days. */
const SEEN: Record<string, Partial<Record<PersonName, readonly Day[]>>> = {
  Nora: {
    Stay: ALL,
    // Left for another team, and came back: what happened there stays there.
    Back: ['winter', 'may', 'june'],
    // Worked before the roster says in which team: no team's days.
    Late: ['spring', 'may', 'june'],
    // Came along from a team that Nora led then.
    Along: ALL,
    // Leads another team, and works in this one.
    Sam: ALL,
  },
  Sam: { Left: ['may', 'june'], Orphan: ['may', 'june'] },
  // Stands in: for as long as it lasts, as the one whose place it is.
  Tess: { Left: ['may', 'june'], Orphan: ['may', 'june'] },
  Coach: { Follower: ALL, Coach: ['may', 'june'] },
  Fay: {},
  // An agent's own days, wherever they were.
  Left: { Left: ALL },
  Lea: EVERYBODY,
};
const USERS = Object.keys(SEEN);

const pairsOf = (user: string) =>
  Object.entries(SEEN[user]!)
    .flatMap(([name, days]) => days.map((day) => `${name} ${day}`))
    .sort();
const dayOf = (date: string) => ALL.find((day) => DAYS[day] === date)!;
const SPAN = { from: '2026-01-01', to: AS_OF };

let center: MovedCenter;
beforeEach(async () => {
  process.env.AS_OF = AS_OF;
  center = await makeMovedCenter(await openTestDatabase());
});
afterEach(() => {
  delete process.env.AS_OF;
});

const as = (user: string, url: string) => signedInRequest(center.users.get(user)!, url);
const statusOf = async (run: () => unknown) => {
  try {
    await run();
    return 200;
  } catch (thrown) {
    return (thrown as Response).status;
  }
};

test.each(['contacts_handled', 'csat', 'quality_score'] as const)(
  'rows of %s are listed by who leads the person today and the day of the row, as a page and as a file',
  async (metricId) => {
    for (const user of USERS) {
      const url = contactsLink({ metricId, ...SPAN });
      const { page } = await contacts(args(await as(user, url)));
      const listed = page.found.rows.map((row) => `${row.personName} ${dayOf(row.localDate)}`);
      expect(listed.sort(), user).toEqual(pairsOf(user));
      expect(page.total, user).toBe(listed.length);
      const text = await (await csv(args(await as(user, url.replace('/contacts', '/contacts.csv'))))).text();
      const [head, ...rows] = text
        .trim()
        .split('\r\n')
        .map((one) => one.split(','));
      const inFile = rows.map((cells) => `${cells[head!.indexOf('person')]} ${dayOf(cells[0]!)}`);
      expect(inFile.sort(), user).toEqual(pairsOf(user));
    }
  },
);

test("a team's figure counts all that happened in it, whoever left, and says how many rows are not listed", async () => {
  const north = { metricId: 'contacts_handled', teamId: center.teamOf('North'), ...SPAN } as const;
  const { page: whole } = await contacts(args(await as('Lea', contactsLink(north))));
  const { page: hers } = await contacts(args(await as('Nora', contactsLink(north))));
  expect(whole.figure.value).toBe(22);
  expect(hers.figure).toEqual(whole.figure);
  expect([whole.total, whole.unnamed]).toEqual([22, 0]);
  expect([hers.total, hers.unnamed]).toEqual([16, 6]);
  const { page: rated } = await contacts(args(await as('Nora', contactsLink({ ...north, metricId: 'csat' }))));
  expect([rated.figure.sample, rated.total, rated.unnamed]).toEqual([22, 16, 6]);
  // Moving somebody again changes what is listed, and no figure.
  center.connection
    .prepare('UPDATE team_memberships SET to_date = ? WHERE employee_id = ?')
    .run(AS_OF, center.idOf('Stay'));
  const { page: after } = await contacts(args(await as('Nora', contactsLink(north))));
  expect([after.figure.value, after.total, after.unnamed]).toEqual([22, 12, 10]);
});

test('a line of a file opens for whoever sees by name all that rest on it', async () => {
  for (const user of USERS) {
    const open: string[] = [];
    for (const [name, number] of center.lines) {
      const params = { id: String(center.importId), line: String(number) };
      const ask = await as(user, `/imports/${center.importId}/rows/${number}`);
      if ((await statusOf(() => line(args(ask, params)))) === 200) open.push(name);
    }
    expect(open.sort(), user).toEqual(pairsOf(user));
  }
});

test("a person's page counts the days that are seen by name, says that some are not, and its figures lead to as many rows", async () => {
  for (const user of USERS) {
    for (const name of PEOPLE) {
      const id = center.idOf(name);
      const days = SEEN[user]![name];
      const ask = await as(user, `/people/${id}?period=days&from=${SPAN.from}&to=${SPAN.to}`);
      if (days === undefined) {
        expect(await statusOf(() => person(args(ask, { id: String(id) }))), `${user} ${name}`).toBe(404);
        continue;
      }
      const { page, followed } = await person(args(ask, { id: String(id) }));
      expect(page.figures.contacts_handled?.value ?? 0, `${user} ${name}`).toBe(days.length);
      expect(page.figures.csat?.sample ?? 0, `${user} ${name}`).toBe(days.length);
      expect(page.sections[0]?.reviews, `${user} ${name}`).toBe(days.length);
      expect(page.isPartHidden, `${user} ${name}`).toBe(days.length < ALL.length);
      const told = [
        ...new Set([...(page.judged?.marks ?? []).map(({ label }) => label), ...followed.map(({ title }) => title)]),
      ];
      const known = days.map((day) => `Training of ${name} in ${day}`);
      expect(
        told.filter((title) => !known.includes(title)),
        `${user} ${name}`,
      ).toEqual([]);
      const url = contactsLink({ metricId: 'csat', personId: id, ...SPAN });
      const { page: rows } = await contacts(args(await as(user, url)));
      expect([rows.figure.sample, rows.total, rows.unnamed], `${user} ${name}`).toEqual([days.length, days.length, 0]);
    }
  }
});

test("a team's page gives its people's figures by the days that are seen by name", async () => {
  const id = String(center.teamOf('North'));
  const url = `/teams/${id}?period=days&from=${SPAN.from}&to=${SPAN.to}`;
  const { page } = await team(args(await as('Nora', url), { id }));
  const counted = page!.members.map(({ name, figures }) => [name, figures?.csat.sample ?? 0]);
  expect(Object.fromEntries(counted)).toEqual({ Stay: 4, Back: 3, Late: 3, Along: 4, Sam: 4 });
});

test('what was closed in another team is not there, to read or to change', async () => {
  for (const user of USERS) {
    const open: string[] = [];
    for (const [name, id] of center.goals) {
      const ask = await as(user, `/goals/learning/${id}`);
      if ((await statusOf(() => learningGoal(args(ask, { id: String(id) })))) === 200) open.push(name);
    }
    expect(open.sort(), user).toEqual(pairsOf(user));
  }
});

test('what followed an event is told of those who are seen by name on its day', async () => {
  for (const user of USERS) {
    const titles: string[] = [];
    for (let page = 1; page <= 6; page++) {
      const { effects: told } = await effects(args(await as(user, `/effects?weeks=52&page=${page}`)));
      titles.push(...told.map(({ title }) => title));
    }
    const known = new Set(pairsOf(user).map((pair) => `Training of ${pair.replace(' ', ' in ')}`));
    expect(new Set(titles), user).toEqual(known);
  }
});

test('a program with the account of a supervisor is told no more by person, and the same of teams', async () => {
  const admin = { ...center.users.get('Lea')!, role: 'admin' as const };
  const token = await makeToken(admin, 'metrics:read');
  const ask = async (query: string) => {
    const url = `/api/metrics?metric=contacts_handled&from=${SPAN.from}&to=${SPAN.to}&${query}`;
    const headers = { Authorization: `Bearer ${token}` };
    const response = await responseOf(() => api({ request: request(url, { headers }), params: {}, context: {} }));
    return (await response.json()) as { figures: { person?: { name: string }; value: number }[] };
  };
  const whole = (await ask('by=team&team=North')).figures[0]!.value;
  expect(whole).toBe(22);
  for (const user of ['Nora', 'Sam', 'Tess', 'Coach', 'Fay']) {
    center.connection
      .prepare("UPDATE users SET role = 'supervisor', employee_id = ? WHERE id = ?")
      .run(center.idOf(user), admin.id);
    const { figures } = await ask('by=person');
    const counted = Object.fromEntries(figures.map((one) => [one.person!.name, one.value]));
    const expected = Object.entries(SEEN[user]!).map(([name, days]) => [name, days.length]);
    expect(counted, user).toEqual(Object.fromEntries(expected));
    if (user === 'Nora') expect((await ask('by=team')).figures[0]!.value).toBe(whole);
  }
});

test('nothing that a supervisor can open holds a word of what they do not see by name', async () => {
  const query = 'period=26&weeks=52&state=all';
  const metrics = ['csat', 'contacts_handled', 'quality_score'] as const;
  const pages: [(given: ReturnType<typeof args>) => unknown, path: string, id?: number][] = [
    ...[today, teams, effects, goals, newEvent, newGoal, metricsPage].map((one) => [one, `/?${query}`] as const),
    ...['North', 'South', 'Old', 'East']
      .map(center.teamOf)
      .flatMap((id) => [[team, `/?${query}`, id] as const, [teamScores, `/?${query}`, id] as const]),
    ...PEOPLE.map(center.idOf).flatMap((id) => [
      [person, `/?${query}`, id] as const,
      [personScores, `/?${query}`, id] as const,
    ]),
    ...metrics.map((metricId) => [contacts, contactsLink({ metricId, ...SPAN })] as const),
  ].map((page) => [...page]);
  for (const user of ['Nora', 'Sam', 'Coach']) {
    const seen = new Set(pairsOf(user));
    const hidden = PEOPLE.flatMap((name) => ALL.filter((day) => !seen.has(`${name} ${day}`)).map((day) => [name, day]));
    const words = hidden.flatMap(([name, day]) => [wordsOf(name!, day as Day), `Training of ${name} in ${day}`]);
    const own = pairsOf(user).map((pair) => wordsOf(...(pair.split(' ') as [string, Day])));
    const read = new Set<string>();
    for (const [load, url, id] of pages) {
      const ask = args(await as(user, url), id === undefined ? {} : { id: String(id) });
      const text = JSON.stringify(await Promise.resolve(load(ask)).catch((thrown: Response) => thrown.status));
      const told = `${user} reads ${load.name} ${url} ${id}`;
      expect(
        words.filter((one) => text.includes(one)),
        told,
      ).toEqual([]);
      for (const one of own) if (text.includes(one)) read.add(one);
    }
    expect([...read].sort(), user).toEqual(own.sort());
  }
});
