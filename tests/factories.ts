import type { Db } from 'db/open';
import { insertUser } from 'db/queries/users';
import type {
  AdherenceIntervalsTable,
  AgentIntervalsTable,
  EmployeesTable,
  ImportsTable,
  LegsTable,
  TeamLeadersTable,
  TeamMembershipsTable,
  TeamsTable,
  UsersTable,
} from 'db/schema';
import type { Insertable } from 'kysely';
import type { Role, SignedInUser } from '~/features/access/permissions';

let count = 0;
/** A number that no other made row of this process has: for names and keys that must differ. */
const next = () => ++count;

export async function makeTeam(db: Db, overrides: Partial<Insertable<TeamsTable>> = {}): Promise<number> {
  const row = { name: `Team ${next()}`, time_zone: 'UTC', ...overrides };
  return (await db.insertInto('teams').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

/** A person; with teamId also a member of it since 2020. */
export async function makeEmployee(
  db: Db,
  { teamId, ...overrides }: Partial<Insertable<EmployeesTable>> & { teamId?: number } = {},
): Promise<number> {
  const row = { name: `Person ${next()}`, is_contractor: 0, ...overrides } as const;
  const { id } = await db.insertInto('employees').values(row).returning('id').executeTakeFirstOrThrow();
  if (teamId !== undefined) await makeMembership(db, { employee_id: id, team_id: teamId });
  return id;
}

type MembershipOverrides = Partial<Insertable<TeamMembershipsTable>> & { employee_id: number; team_id: number };
export async function makeMembership(db: Db, overrides: MembershipOverrides): Promise<void> {
  await db
    .insertInto('team_memberships')
    .values({ from_date: '2020-01-01', ...overrides })
    .execute();
}

type LeaderOverrides = Partial<Insertable<TeamLeadersTable>> & { employee_id: number; team_id: number };
export async function makeLeader(db: Db, overrides: LeaderOverrides): Promise<void> {
  await db
    .insertInto('team_leaders')
    .values({ from_date: '2020-01-01', ...overrides })
    .execute();
}

/** An account without a password: sign it in with signedInRequest. */
export async function makeUser(
  db: Db,
  overrides: Partial<Insertable<UsersTable>> & { role: Role },
): Promise<SignedInUser> {
  const number = next();
  const row = { name: `User ${number}`, email: `user-${number}@example.com`, created_at: 0, ...overrides };
  const id = await insertUser(db, row);
  return { id, email: row.email, name: row.name, role: row.role, employeeId: row.employee_id ?? null };
}

/** A team, its leader's supervisor account, and one member with an agent account. */
export async function makeTeamWithPeople(db: Db) {
  const teamId = await makeTeam(db);
  const leaderId = await makeEmployee(db);
  await makeLeader(db, { team_id: teamId, employee_id: leaderId });
  const memberId = await makeEmployee(db, { teamId });
  const supervisor = await makeUser(db, { role: 'supervisor', employee_id: leaderId });
  const agent = await makeUser(db, { role: 'agent', employee_id: memberId });
  return { teamId, leaderId, memberId, supervisor, agent };
}

export async function makeImport(db: Db, overrides: Partial<Insertable<ImportsTable>> = {}): Promise<number> {
  const number = next();
  const row = {
    file_name: `file-${number}.csv`,
    file_hash: `hash-${number}`,
    file_bytes: 1,
    status: 'loaded',
    created_at: 0,
    rows_read: 0,
    rows_inserted: 0,
    rows_updated: 0,
    rows_unchanged: 0,
    rows_rejected: 0,
    rows_skipped: 0,
    is_partial: 0,
    ...overrides,
  } as const;
  return (await db.insertInto('imports').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

/** An answered voice leg of one minute's talk at noon of its local_date (2026-03-02 unless told). */
export async function makeLeg(
  db: Db,
  overrides: Partial<Insertable<LegsTable>> & { import_id: number },
): Promise<number> {
  const number = next();
  const localDate = overrides.local_date ?? '2026-03-02';
  const row = {
    source: 'test',
    contact_key: `contact-${number}`,
    leg_key: '1',
    line: number,
    channel: 'voice',
    direction: 'inbound',
    started_at: Date.parse(`${localDate}T12:00:00Z`),
    started_text: `${localDate} 12:00:00`,
    time_zone: 'UTC',
    zone_from: 'file',
    local_date: localDate,
    is_answered: 1,
    is_abandoned: 0,
    talk_ms: 60_000,
    ...overrides,
  } as const;
  return (await db.insertInto('legs').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

/** The hour from 9 on of a row's local_date (2026-03-02 unless told), in UTC. */
function anHour(overrides: { local_date?: string; subject?: string }) {
  const localDate = overrides.local_date ?? '2026-03-02';
  return {
    source: 'test',
    report: 'test',
    subject: `person ${next()}`,
    line: next(),
    local_date: localDate,
    started_at: Date.parse(`${localDate}T09:00:00Z`),
    interval_ms: 3_600_000,
    started_text: `${localDate} 09:00`,
    time_zone: 'UTC',
    zone_from: 'file',
  };
}

/** Sums over an hour of a person's, all unknown unless told. */
export async function makeAgentInterval(
  db: Db,
  overrides: Partial<Insertable<AgentIntervalsTable>> & { import_id: number; employee_id: number },
): Promise<number> {
  const row = { ...anHour(overrides), ...overrides };
  return (await db.insertInto('agent_intervals').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

/** A person's schedule of an hour against what they did, all unknown unless told. */
export async function makeAdherenceInterval(
  db: Db,
  overrides: Partial<Insertable<AdherenceIntervalsTable>> & { import_id: number; employee_id: number },
): Promise<number> {
  const row = { ...anHour(overrides), ...overrides };
  return (await db.insertInto('adherence_intervals').values(row).returning('id').executeTakeFirstOrThrow()).id;
}
