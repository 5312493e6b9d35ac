export const ROLES = ['admin', 'leader', 'supervisor', 'agent', 'ops'] as const;
export type Role = (typeof ROLES)[number];

export const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value);

const THINGS = [
  'person',
  'verdict',
  'team',
  'goal',
  'goal_note',
  'event',
  'effect',
  'scorecard',
  'import',
  'person_record',
  'data_health',
  'contact',
  'metric',
  'setting',
  'today',
  'account',
  'user',
  'token',
] as const;
export type Thing = (typeof THINGS)[number];

export type Action = 'read' | 'write';

/**
 * How far a permission reaches. all: the whole center. team: the teams one leads today and the people in them, of which
 * NAMED_BY says more.
 * own: oneself, and of one's team only what names nobody. none: not at all.
 */
export type Scope = 'all' | 'team' | 'own' | 'none';

/**
 * Where the scope is team, when a thing of a person is seen with their name: history stays, access moves. Always only by who
 * leads a team that the person is in today; and besides
 *   today       nothing more: who they are, and what is agreed with them.
 *   its day     on the thing's day they were in a team that one leads today, or led on that day.
 *   last day    the same of the day on which it ended, or of today while it goes on.
 *   every day   the same of each of its days on which there is something of theirs.
 * What is not seen with a name still counts in the sums of the team in which it happened.
 */
export const NAMED_BY = {
  person: 'today',
  /** Calls, answers, comments, reviews, times and the lines of files, and every figure made of them. */
  contact: 'its day',
  event: 'its day',
  effect: 'its day',
  /** It spans a change of team: the goal goes with the person, and is judged by all of its days. */
  goal: 'last day',
  /** Of a chart each week, of a finding the weeks that it rests on. */
  verdict: 'every day',
  scorecard: 'every day',
} as const satisfies Partial<Record<Thing, 'today' | 'its day' | 'last day' | 'every day'>>;
export type NamedThing = keyof typeof NAMED_BY;

type Permissions = Partial<Record<Thing, Partial<Record<Action, Exclude<Scope, 'none'>>>>>;

/** Who may do what, declared once. What is not here is not allowed. */
const PERMISSIONS: Record<Role, Permissions> = {
  admin: {
    person: { read: 'all', write: 'all' },
    verdict: { read: 'all' },
    team: { read: 'all', write: 'all' },
    goal: { read: 'all', write: 'all' },
    event: { read: 'all', write: 'all' },
    effect: { read: 'all' },
    scorecard: { read: 'all', write: 'all' },
    import: { read: 'all', write: 'all' },
    person_record: { read: 'all', write: 'all' },
    data_health: { read: 'all' },
    contact: { read: 'all' },
    metric: { read: 'all' },
    setting: { read: 'all', write: 'all' },
    today: { read: 'all' },
    account: { read: 'own', write: 'own' },
    user: { read: 'all', write: 'all' },
    token: { read: 'all', write: 'all' },
  },
  leader: {
    person: { read: 'all', write: 'all' },
    verdict: { read: 'all' },
    team: { read: 'all', write: 'all' },
    goal: { read: 'all', write: 'all' },
    event: { read: 'all', write: 'all' },
    effect: { read: 'all' },
    scorecard: { read: 'all', write: 'all' },
    import: { read: 'all' },
    person_record: { read: 'all' },
    data_health: { read: 'all' },
    contact: { read: 'all' },
    metric: { read: 'all' },
    setting: { read: 'all' },
    today: { read: 'all' },
    account: { read: 'own', write: 'own' },
  },
  supervisor: {
    person: { read: 'team', write: 'team' },
    verdict: { read: 'team' },
    team: { read: 'team', write: 'team' },
    goal: { read: 'team', write: 'team' },
    event: { read: 'team', write: 'team' },
    effect: { read: 'team' },
    scorecard: { read: 'team' },
    contact: { read: 'team' },
    metric: { read: 'all' },
    today: { read: 'team' },
    account: { read: 'own', write: 'own' },
  },
  agent: {
    person: { read: 'own' },
    verdict: { read: 'own' },
    team: { read: 'own' },
    goal: { read: 'own' },
    goal_note: { read: 'own', write: 'own' },
    event: { read: 'own' },
    effect: { read: 'own' },
    scorecard: { read: 'own' },
    contact: { read: 'own' },
    metric: { read: 'all' },
    account: { read: 'own', write: 'own' },
  },
  ops: {
    import: { read: 'all', write: 'all' },
    person_record: { read: 'all', write: 'all' },
    data_health: { read: 'all' },
    metric: { read: 'all' },
    setting: { read: 'all', write: 'all' },
    account: { read: 'own', write: 'own' },
  },
};

/** Whoever is signed in. employeeId ties the account to a person of the center: oneself for an agent, the leader for a supervisor. */
export interface SignedInUser {
  id: number;
  email: string;
  name: string;
  role: Role;
  employeeId: number | null;
}

/** How far the role's permission reaches. */
export function scopeOf(role: Role, action: Action, thing: Thing): Scope {
  return PERMISSIONS[role][thing]?.[action] ?? 'none';
}

/** Whether the user may do this to any such thing at all; which ones is the scope's question. */
export function can(user: Pick<SignedInUser, 'role'>, action: Action, thing: Thing): boolean {
  return scopeOf(user.role, action, thing) !== 'none';
}
