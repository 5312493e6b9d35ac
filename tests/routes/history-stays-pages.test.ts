import { afterEach, beforeEach, expect, test } from 'vitest';
import { contactsLink } from '~/features/metrics/contacts-link';
import { loader as today } from '~/routes/_shell._index';
import { loader as contacts } from '~/routes/_shell.contacts';
import { loader as effects } from '~/routes/_shell.effects._index';
import { loader as newEvent } from '~/routes/_shell.events.new';
import { loader as goals } from '~/routes/_shell.goals._index';
import { loader as learningGoal } from '~/routes/_shell.goals.learning.$id';
import { loader as newGoal } from '~/routes/_shell.goals.new';
import { loader as metricsPage } from '~/routes/_shell.metrics';
import { loader as person } from '~/routes/_shell.people.$id';
import { loader as personScores } from '~/routes/_shell.people.$id_.scorecard';
import { loader as teams } from '~/routes/_shell.teams._index';
import { loader as team } from '~/routes/_shell.teams.$id';
import { loader as teamScores } from '~/routes/_shell.teams.$id_.scorecard';
import { loader as api } from '~/routes/api.metrics';
import { makeToken } from './api-center';
import { args, openTestDatabase, request, responseOf, signedInRequest } from './harness';
import { AS_OF, type Day, type MovedCenter, makeMovedCenter, PEOPLE, wordsOf } from './moved-center';
import { ALL, pairsOf, SEEN, SPAN, statusOf, USERS } from './seen-by-name';

let center: MovedCenter;
beforeEach(async () => {
  process.env.AS_OF = AS_OF;
  center = await makeMovedCenter(await openTestDatabase());
});
afterEach(() => {
  delete process.env.AS_OF;
});

const as = (user: string, url: string) => signedInRequest(center.users.get(user)!, url);
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

test.each(['Nora', 'Sam', 'Coach'])(
  'nothing that %s can open holds a word of what they do not see by name',
  async (user) => {
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
  },
);
