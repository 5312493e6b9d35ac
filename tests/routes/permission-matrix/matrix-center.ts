import type { OpenDatabase } from 'db/open';
import { insertEvent } from 'db/queries/events';
import { insertGoal } from 'db/queries/goals';
import { insertSavedProfile } from 'db/queries/saved-profiles';
import { findUser } from 'db/queries/users';
import { beginChanges, noteImport } from 'db/roll-up/changes';
import { rollUpChanges } from 'db/roll-up/roll-up';
import { write } from 'db/write-transaction';
import { PROFILES } from 'importers/profiles';
import { createToken } from '~/features/access/manage-tokens.server';
import { ROLES, type Role, type SignedInUser } from '~/features/access/permissions';
import { makeResetLink } from '~/features/access/reset-link.server';
import type { TokenScope } from '~/features/access/token-scopes';
import { invite } from '~/features/access/welcome.server';
import { makeEmployee, makeImport, makeLeader, makeLeg, makeMembership, makeTeam, makeUser } from '../../factories';
import { openFresh } from '../../open-fresh';
import { signedInRequest } from '../harness';
import type { Ownership } from './outcomes';

export const AS_OF = '2026-06-15';
const MOVED_ON = '2026-06-01';
/** Of each one's rows: before the move. */
const DAY = '2026-05-15';

type Owned = Exclude<Ownership, 'missing' | 'nonsense'>;
const OWNED: readonly Owned[] = ['own', 'team', 'former', 'other'];
export type Thing = 'person' | 'team' | 'goal' | 'learning' | 'group' | 'effect' | 'line';
const MISSING = 999_999;
const NONSENSE = 'x1';

/** One agent with a colleague, somebody who left their team this month and somebody of another; one of everything for each. */
export async function openMatrixCenter() {
  const opened = await openFresh(':memory:');
  globalThis.fairleadDatabase = Promise.resolve(opened);
  const { db, connection } = opened;
  const [home, former, other] = [await makeTeam(db), await makeTeam(db), await makeTeam(db)];
  const leader = await makeEmployee(db);
  await makeLeader(db, { team_id: home, employee_id: leader });
  await makeLeader(db, { team_id: former, employee_id: leader, to_date: MOVED_ON });
  await makeLeader(db, { team_id: other, employee_id: await makeEmployee(db) });
  const people: Record<Owned, number> = {
    own: await makeEmployee(db),
    team: await makeEmployee(db, { teamId: home }),
    former: await makeEmployee(db),
    other: await makeEmployee(db, { teamId: other }),
  };
  await makeMembership(db, { employee_id: people.own, team_id: former, to_date: '2021-01-01' });
  await makeMembership(db, { employee_id: people.own, team_id: home, from_date: '2021-01-01' });
  await makeMembership(db, { employee_id: people.former, team_id: home, to_date: MOVED_ON });
  await makeMembership(db, { employee_id: people.former, team_id: other, from_date: MOVED_ON });
  const users = {} as Record<Role, SignedInUser>;
  const employees: Partial<Record<Role, number>> = { agent: people.own, supervisor: leader };
  for (const role of ROLES) users[role] = await makeUser(db, { role, employee_id: employees[role] ?? null });
  const teams: Record<Owned, number> = { own: home, team: home, former, other };
  const importId = await makeImport(db, { file_name: 'calls.csv', source: 'test' });
  const undoneId = await makeImport(db, { file_name: 'undone.csv', status: 'undone' });
  await insertSavedProfile(db, { ...A_PROFILE, created_at: 0 });
  const ids = await addThings(opened, { people, teams, importId, userId: users.leader.id });
  const token = (await invite(db, { role: 'agent', email: 'new@example.com', days: 1 })).split('/').at(-1)!;
  const tokens = await makeTokens(users.admin);
  const owner = (await findUser(opened, users.agent.id))!;
  const reset = (await makeResetLink(opened, { owner, madeBy: users.admin.id })).split('/').at(-1)!;
  beginChanges(connection);
  noteImport(connection, importId);
  write(connection, rollUpChanges);
  const idOf = (thing: Thing, ownership: Ownership) => {
    if (ownership === 'nonsense') return NONSENSE;
    return String(ownership === 'missing' ? MISSING : ids[thing][ownership]);
  };
  return { opened, users, importId, undoneId, token, reset, tokens, idOf };
}
export type MatrixCenter = Awaited<ReturnType<typeof openMatrixCenter>>;

/** A new session for each role, as the header that carries it. */
export async function signInAll(users: MatrixCenter['users']): Promise<Record<Role, string>> {
  const entries = ROLES.map(async (role) => {
    const signedIn = await signedInRequest(users[role], '/');
    return [role, signedIn.headers.get('Cookie')] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as Record<Role, string>;
}

interface Owners {
  people: Record<Owned, number>;
  teams: Record<Owned, number>;
  importId: number;
  userId: number;
}

async function addThings({ db }: OpenDatabase, { people, teams, importId, userId }: Owners) {
  const ids = { person: people, team: teams } as Record<Thing, Record<Owned, number>>;
  for (const thing of ['goal', 'learning', 'group', 'effect', 'line'] as const)
    ids[thing] = {} as Record<Owned, number>;
  for (const [at, owned] of OWNED.entries()) {
    const employee_id = people[owned];
    const goal = { employee_id, created_by: userId, created_at: Date.parse(DAY), due_date: '2026-08-31' };
    ids.goal[owned] = await insertGoal(db, { ...goal, ...A_GOAL });
    ids.learning[owned] = (
      await db
        .insertInto('learning_goals')
        .values({ ...goal, title: 'Learn the new desk', proof: 'A talk' })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id;
    ids.group[owned] = (
      await db
        .insertInto('goal_groups')
        .values({ ...A_GROUP, team_id: teams[owned], created_by: userId, created_at: Date.parse(DAY) })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id;
    const event = { kind: 'training', title: `Listening ${at}`, onDate: DAY, untilDate: null, recordedBy: userId };
    ids.effect[owned] = await insertEvent(db, { ...event, employeeId: employee_id, teamId: null, queueId: null });
    ids.line[owned] = at + 2;
    await makeLeg(db, { import_id: importId, line: at + 2, employee_id, local_date: DAY });
  }
  return ids;
}

const A_PROFILE = { profile_id: 'aircall_v1', version: 1, label: 'Ours', definition: JSON.stringify(PROFILES[0]) };

const A_GROUP = {
  metric_id: 'average_handle_time',
  metric_version: 1,
  target: 50_000,
  start_date: DAY,
  due_date: '2026-08-31',
};
const A_GOAL = {
  ...A_GROUP,
  kind: 'period',
  baseline_from_date: '2026-03-01',
  baseline_to_date: '2026-05-14',
  baseline_sums: '{}',
  baseline_value: 60_000,
  baseline_sample: 100,
};

async function makeTokens(admin: SignedInUser): Promise<Record<TokenScope, string>> {
  const make = async (scope: TokenScope) => {
    const made = await createToken(admin, { name: scope, scope: [scope] });
    return 'token' in made ? made.token : '';
  };
  return {
    'imports:write': await make('imports:write'),
    'imports:read': await make('imports:read'),
    'metrics:read': await make('metrics:read'),
  };
}
