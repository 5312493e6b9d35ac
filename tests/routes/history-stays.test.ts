import { afterEach, beforeEach, expect, test } from 'vitest';
import { contactsLink } from '~/features/metrics/contacts-link';
import { loader as contacts } from '~/routes/_shell.contacts';
import { loader as line } from '~/routes/_shell.imports.$id.rows.$line';
import { loader as person } from '~/routes/_shell.people.$id';
import { loader as team } from '~/routes/_shell.teams.$id';
import { loader as csv } from '~/routes/contacts[.]csv';
import { args, openTestDatabase, signedInRequest } from './harness';
import { AS_OF, type MovedCenter, makeMovedCenter, PEOPLE } from './moved-center';
import { ALL, dayOf, pairsOf, SEEN, SPAN, statusOf, USERS } from './seen-by-name';

let center: MovedCenter;
beforeEach(async () => {
  process.env.AS_OF = AS_OF;
  center = await makeMovedCenter(await openTestDatabase());
});
afterEach(() => {
  delete process.env.AS_OF;
});

const as = (user: string, url: string) => signedInRequest(center.users.get(user)!, url);
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
