import { ROLES, type Role } from '~/features/access/permissions';

/** Who asks: cookies by role, and tokens by what they are good for. */
export type Actor = Role | 'anonymous';

/** One request and what came of it; a redirect within data counts as the redirect that it is. */
export interface Answer {
  status: number;
  /** Where a redirect leads. */
  to: string | null;
}

/** Whose thing an address or a form names, as an agent and their supervisor see it. */
export const OWNERSHIPS = ['own', 'team', 'former', 'other', 'missing', 'nonsense'] as const;
export type Ownership = (typeof OWNERSHIPS)[number];

/**
 * How far one role comes, as the table writes it.
 *   yes    let through                  none   403, whatever is asked for
 *   own    one's own, else 404          team   own and the team's today, else 404
 *   all    everything that there is     away   sent to another page
 *   own! team! all!   403 for what one may know of and not do, else 404
 *   gone   404                          key    401: a program's address, which asks for a token
 */
const REACHES = ['yes', 'none', 'own', 'team', 'all', 'away', 'own!', 'team!', 'all!', 'gone', 'key'] as const;
type Reach = (typeof REACHES)[number];
export type Who = Record<Role, Reach>;

const COLUMNS: readonly Role[] = ['agent', 'supervisor', 'leader', 'ops', 'admin'];

/** A row of the table, "agent supervisor leader ops admin". */
export function who(row: string): Who {
  const cells = row.trim().split(/\s+/);
  const known = cells.filter((cell): cell is Reach => REACHES.some((reach) => reach === cell));
  if (known.length !== ROLES.length || cells.length !== ROLES.length) throw new Error(`No row of the table: ${row}`);
  return Object.fromEntries(COLUMNS.map((role, at) => [role, known[at]!])) as Who;
}

const SEEN: Record<'own' | 'team' | 'all', readonly Ownership[]> = {
  own: ['own'],
  team: ['own', 'team'],
  all: ['own', 'team', 'former', 'other'],
};

export interface Named {
  /** null where the address names nobody's thing. */
  ownership: Ownership | null;
  /** What whoever is let through gets. */
  ok: number;
  /** Where nonsense in an address becomes the default, as if it had not been there. */
  ignoresNonsense: boolean;
}

/** The status of an answer, by the table. */
function expectedStatus(reach: Reach, { ownership, ok, ignoresNonsense }: Named): number {
  if (reach === 'none') return 403;
  if (reach === 'gone') return 404;
  if (reach === 'key') return 401;
  if (reach === 'away') return 302;
  if (ownership === 'nonsense' && ignoresNonsense) return ok;
  if (reach === 'yes') return ownership === 'missing' || ownership === 'nonsense' ? 404 : ok;
  const isRefused = reach.endsWith('!');
  const seen = SEEN[reach.replace('!', '') as keyof typeof SEEN];
  if (ownership !== null && !seen.includes(ownership)) return 404;
  return isRefused ? 403 : ok;
}

/** What the table says of one actor and variant. */
export function statusFor(actor: Actor, { who, anonymous }: { who: Who; anonymous?: number }, named: Named): number {
  if (actor !== 'anonymous') return expectedStatus(who[actor], named);
  const isPublic = anonymous === 200 || anonymous === 400;
  return isPublic && named.ownership !== null ? 404 : (anonymous ?? 302);
}

/** Null where an answer is as the table has it, else how it is not; whoever has no account is sent to sign in. */
export function whyWrong(asked: string, { status, to }: Answer, expected: number, isToSignIn: boolean): string | null {
  const isRight = status === expected && (!isToSignIn || status !== 302 || to?.startsWith('/sign-in'));
  return isRight ? null : `${asked}: ${status}${to === null ? '' : ` to ${to}`}, not ${expected}`;
}
