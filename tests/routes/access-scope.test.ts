import type { Db } from 'db/open';
import { beforeEach, expect, test } from 'vitest';
import {
  requirePermission,
  requirePerson,
  requireTeam,
  requireUser,
  visibleEmployeeIds,
  visibleTeamIds,
} from '~/features/access/access.server';
import { makeEmployee, makeLeader, makeMembership, makeTeam, makeTeamWithPeople, makeUser } from '../factories';
import { formPost, openTestDatabase, request, responseOf, signedInRequest } from './harness';

let db: Db;
beforeEach(async () => {
  ({ db } = await openTestDatabase());
});

test('nobody is sent to sign in, and back to where they wanted to go', async () => {
  const response = await responseOf(() => requireUser(request('/people/4?from=2026-01-01')));
  expect(response.status).toBe(302);
  expect(response.headers.get('Location')).toBe('/sign-in?to=%2Fpeople%2F4%3Ffrom%3D2026-01-01');
});

test('a supervisor sees the teams led today and the people in them today', async () => {
  process.env.AS_OF = '2026-06-15';
  const { teamId, memberId, supervisor, leaderId } = await makeTeamWithPeople(db);
  const formerTeam = await makeTeam(db);
  await makeLeader(db, { team_id: formerTeam, employee_id: leaderId, from_date: '2025-01-01', to_date: '2026-06-15' });
  await makeEmployee(db, { teamId: formerTeam });
  const moved = await makeEmployee(db);
  await makeMembership(db, { employee_id: moved, team_id: teamId, to_date: '2026-06-15' });
  const coming = await makeEmployee(db);
  await makeMembership(db, { employee_id: coming, team_id: teamId, from_date: '2026-06-16' });

  expect(await visibleTeamIds(supervisor)).toEqual([teamId]);
  expect(await visibleEmployeeIds(supervisor)).toEqual([memberId]);
  process.env.AS_OF = '2026-06-16';
  expect(await visibleEmployeeIds(supervisor)).toEqual([memberId, coming]);
  delete process.env.AS_OF;
});

test('an agent sees themself and, as their own, the team they are in', async () => {
  const { teamId, memberId, agent } = await makeTeamWithPeople(db);
  expect(await visibleEmployeeIds(agent)).toEqual([memberId]);
  expect(await visibleTeamIds(agent)).toEqual([teamId]);
  const access = await requireTeam(await signedInRequest(agent, '/teams/1'), teamId);
  expect(access.scope).toBe('own');
});

test("someone else's id is not found; nothing tells whether it exists", async () => {
  const mine = await makeTeamWithPeople(db);
  const other = await makeTeamWithPeople(db);
  for (const user of [mine.supervisor, mine.agent]) {
    const ask = await signedInRequest(user, '/');
    for (const id of [other.memberId, 999_999, Number.NaN]) {
      expect((await responseOf(() => requirePerson(ask, id))).status).toBe(404);
      expect((await responseOf(() => requireTeam(ask, id))).status).toBe(404);
    }
    expect((await requirePerson(ask, mine.memberId)).user.id).toBe(user.id);
  }
});

test('an agent who may read their own goals may not write them', async () => {
  const { memberId, supervisor, agent } = await makeTeamWithPeople(db);
  const post = formPost({ target: '80' });
  const refused = await responseOf(async () =>
    requirePerson(await signedInRequest(agent, '/goals/new', post), memberId, 'write', 'goal'),
  );
  expect(refused.status).toBe(403);
  const allowed = await requirePerson(await signedInRequest(supervisor, '/goals/new', post), memberId, 'write', 'goal');
  expect(allowed.scope).toBe('team');
});

test('leader and admin see every person that exists, and 404 for one that does not', async () => {
  const { memberId } = await makeTeamWithPeople(db);
  for (const role of ['leader', 'admin'] as const) {
    const ask = await signedInRequest(await makeUser(db, { role }), '/');
    expect((await requirePerson(ask, memberId)).scope).toBe('all');
    expect((await responseOf(() => requirePerson(ask, memberId + 1000))).status).toBe(404);
  }
});

test('ops loads files but opens no person, whether or not the id exists', async () => {
  const { memberId } = await makeTeamWithPeople(db);
  const ask = await signedInRequest(await makeUser(db, { role: 'ops' }), '/');
  expect((await requirePermission(ask, 'write', 'import')).scope).toBe('all');
  expect((await responseOf(() => requirePerson(ask, memberId))).status).toBe(403);
  expect((await responseOf(() => requirePerson(ask, 999_999))).status).toBe(403);
});

test('a form that another site sent is refused, by Sec-Fetch-Site or by Origin', async () => {
  const admin = await makeUser(db, { role: 'admin' });
  const send = (headers: Record<string, string>) =>
    responseOf(async () => {
      await requirePermission(
        await signedInRequest(admin, '/imports/new', { method: 'POST', headers }),
        'write',
        'import',
      );
      return new Response('let through');
    });
  expect((await send({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  expect((await send({ 'Sec-Fetch-Site': 'same-site', Origin: 'http://localhost:3000' })).status).toBe(403);
  expect((await send({ Origin: 'https://evil.example' })).status).toBe(403);
  expect((await send({ Origin: 'null' })).status).toBe(403);
  expect((await send({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200);
  expect((await send({ Origin: 'http://localhost:3000' })).status).toBe(200);
});
