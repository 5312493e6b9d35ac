export const ROLES = ['admin', 'leader', 'supervisor', 'agent', 'ops'] as const;
export type Role = (typeof ROLES)[number];

export const THINGS = [
  'person',
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
 * How far a permission reaches. all: the whole center. team: the teams one leads today and the people in them.
 * own: oneself, and of one's team only what names nobody. none: not at all.
 */
export type Scope = 'all' | 'team' | 'own' | 'none';

type Permissions = Partial<Record<Thing, Partial<Record<Action, Exclude<Scope, 'none'>>>>>;

/** Who may do what, declared once. What is not here is not allowed. */
const PERMISSIONS: Record<Role, Permissions> = {
  admin: {
    person: { read: 'all', write: 'all' },
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
    team: { read: 'own' },
    goal: { read: 'own' },
    goal_note: { read: 'own', write: 'own' },
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
