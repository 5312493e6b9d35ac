import { writeSetting } from 'db/settings';
import { write } from 'db/write-transaction';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { visibleEmployeeIds, visibleTeamIds } from '~/features/access/access.server';
import type { findToday } from '~/features/today/find-today.server';
import { loader as loadToday } from '~/routes/_shell._index';
import { loader as loadContacts } from '~/routes/_shell.contacts';
import { loader as loadEventForm, action as recordEvent } from '~/routes/_shell.events.new';
import { action as actOnGoal } from '~/routes/_shell.goals.$id';
import { action as sendLearning } from '~/routes/_shell.goals.learning.new';
import { loader as loadGoalForm } from '~/routes/_shell.goals.new';
import { loader as loadPerson } from '~/routes/_shell.people.$id';
import { loader as loadScorecard } from '~/routes/_shell.people.$id_.scorecard';
import { loader as loadTeam } from '~/routes/_shell.teams.$id';
import { loader as loadFigures } from '~/routes/api.metrics';
import { makeLeader, makeUser } from '../factories';
import { makeToken } from './api-center';
import { center, get, goalCenterForEachTest, opened, pageOf, post, sent, setOne, setRunning } from './goal-requests';
import { args, request, responseOf, unwrap } from './harness';
import { openSite } from './site';

goalCenterForEachTest();

/** The last second of Sunday 31 May and the first of Monday 1 June, at the center: at one of them UTC has another day. */
const MOMENTS = [
  { timeZone: 'Pacific/Honolulu', now: '2026-06-01T09:59:59Z', day: '2026-05-31' },
  { timeZone: 'Pacific/Honolulu', now: '2026-06-01T10:00:00Z', day: '2026-06-01' },
  { timeZone: 'Pacific/Auckland', now: '2026-05-31T11:59:59Z', day: '2026-05-31' },
  { timeZone: 'Pacific/Auckland', now: '2026-05-31T12:00:00Z', day: '2026-06-01' },
] as const;

function be(timeZone: string, now: string): void {
  write(opened.connection, (tx) => writeSetting(tx, 'time_zone', timeZone));
  vi.setSystemTime(Date.parse(now));
}

/** 302 where it was done, 400 where the form was refused. */
async function statusOf(send: () => Promise<unknown>): Promise<number> {
  const answer = await send();
  return answer instanceof Response ? answer.status : unwrap(answer).status;
}

beforeEach(() => {
  delete process.env.AS_OF;
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe.each(MOMENTS)('in $timeZone at $now it is $day', ({ timeZone, now, day }) => {
  const isMonday = day === '2026-06-01';
  const lastSunday = isMonday ? '2026-05-31' : '2026-05-24';
  beforeEach(() => be(timeZone, now));

  test('on the pages, whose last whole week ends before it', async () => {
    const { today, asOf } = (await loadToday(await get(center.leader, '/'))) as {
      today: Awaited<ReturnType<typeof findToday>>;
      asOf: string;
    };
    expect([asOf, today?.comparedTo]).toEqual([day, lastSunday]);
    const params = { params: { id: String(center.priya) } };
    const person = await loadPerson({ ...(await get(center.leader, `/people/${center.priya}`)), ...params });
    expect([person.asOf, person.period.to]).toEqual([day, lastSunday]);
    const card = await loadScorecard({ ...(await get(center.leader, `/people/${center.priya}/scorecard`)), ...params });
    expect(card.asOf).toBe(day);
    const ofTeam = { params: { id: String(center.north) } };
    const team = await loadTeam({ ...(await get(center.leader, `/teams/${center.north}`)), ...ofTeam });
    expect(team.period.to).toBe(lastSunday);
    const { view } = await loadContacts(await get(center.leader, '/contacts'));
    expect(view.from).toBe(isMonday ? '2026-05-05' : '2026-05-04');
  });

  test('in the forms and what they refuse', async () => {
    const { defaults } = await loadGoalForm(await get(center.supervisor, `/goals/new?person=${center.priya}`));
    expect(defaults?.fields.startDate).toBe(day);
    expect((await loadEventForm(await get(center.leader, '/events/new'))).today).toBe(day);

    const event = { kind: 'training', title: 'New bill', about: `person-${center.priya}`, onDate: '2026-06-01' };
    expect(await statusOf(async () => recordEvent(await post(center.leader, '/events/new', event)))).toBe(
      isMonday ? 302 : 400,
    );

    const learning = { person: String(center.priya), title: 'Bills', proof: 'Three calls', token: 'l' };
    const due = { ...learning, dueDate: '2026-06-01' };
    expect(await statusOf(async () => sendLearning(await post(center.supervisor, '/goals/learning/new', due)))).toBe(
      isMonday ? 400 : 302,
    );

    const goal = await setRunning();
    const checkIn = { intent: 'check-in', onDate: '2026-06-01', note: 'We talked.' };
    expect(await statusOf(async () => actOnGoal(await sent(center.supervisor, goal, checkIn)))).toBe(
      isMonday ? 302 : 400,
    );
  });

  test('on what is written then, and read a year later', async () => {
    const id = await setOne({ startDate: day, baselineTo: '2026-05-30' });
    expect((await pageOf(center.supervisor, id)).setOn).toBe(day);
    const closing = { intent: 'close', note: 'Done.', next: 'Leave it.' };
    expect(await statusOf(async () => actOnGoal(await sent(center.supervisor, id, closing)))).toBe(302);
    vi.setSystemTime(Date.parse('2027-06-01T12:00:00Z'));
    const goal = await pageOf(center.supervisor, id);
    expect([goal.setOn, goal.today]).toEqual([day, day]);
  });

  test('for who leads a team from that Monday on', async () => {
    const coming = await makeUser(opened.db, { role: 'supervisor', employee_id: center.elsewhere });
    await makeLeader(opened.db, { team_id: center.north, employee_id: center.elsewhere, from_date: '2026-06-01' });
    expect(await visibleTeamIds(coming)).toEqual(isMonday ? [center.north] : []);
    const people = (await visibleEmployeeIds(coming)) as number[];
    expect(people.includes(center.priya)).toBe(isMonday);
    const params = { params: { id: String(center.priya) } };
    const load = async () => {
      await loadPerson({ ...(await get(coming, `/people/${center.priya}`)), ...params });
      return new Response('seen');
    };
    expect((await responseOf(load)).status).toBe(isMonday ? 200 : 404);
  });

  test('for other programs and for files', async () => {
    const admin = await makeUser(opened.db, { role: 'admin' });
    const token = await makeToken(admin, 'metrics:read');
    const headers = { Authorization: `Bearer ${token}` };
    const asked = request('/api/metrics?metric=contacts_handled&period=4', { headers });
    expect((await (await loadFigures(args(asked))).json()).to).toBe(lastSunday);
    const site = await openSite();
    const users = await site(admin, '/users?csv=accounts');
    await users.text();
    expect(users.headers.get('Content-Disposition')).toContain(`${day}.csv`);
  });
});

test('a day that was set with AS_OF goes before the clock and the zone', async () => {
  be('Pacific/Auckland', '2026-05-31T12:00:00Z');
  process.env.AS_OF = '2026-04-07';
  expect((await loadEventForm(await get(center.leader, '/events/new'))).today).toBe('2026-04-07');
});
