import { type Action, can, isRole, type Thing } from './permissions';

/** Whatever lets somebody in, or a program. */
export const CREDENTIAL_KINDS = ['session', 'api_token', 'invitation', 'first_admin_link', 'reset_link'] as const;
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];

export type Need = readonly [Action, Thing];

/** What its maker must still be allowed at each use. A token's need is that of the scope which it is used for. */
export const MAKER_NEEDS: Record<Exclude<CredentialKind, 'api_token'>, Need | null> = {
  session: null,
  invitation: ['write', 'user'],
  first_admin_link: null,
  reset_link: ['write', 'user'],
};

/** How an account stands at this moment. */
export interface Standing {
  role: string;
  is_active: 0 | 1;
}

export interface Credential {
  /** Undefined: an account that there is not. The machine answers to whoever runs it. */
  maker: Standing | 'the machine' | undefined;
  need: Need | null;
  /** The account that it opens. */
  owner: Standing | 'nobody yet' | undefined;
  expiresAt: number;
  /** Revoked or withdrawn, which is for good. */
  revokedAt?: number | null;
  usedAt?: number | null;
}

/** Why a credential opens nothing. */
export type Ended = 'used' | 'owner_closed' | 'maker_closed' | 'revoked' | 'expired' | 'maker_may_not';

/** Why the credential opens nothing at `now`; null where it is good. Asked at each use of each kind, here alone. */
export function whyEnded(credential: Credential, now: number): Ended | null {
  const { maker, need, owner } = credential;
  if (credential.usedAt != null) return 'used';
  if (owner !== 'nobody yet' && !isOpen(owner)) return 'owner_closed';
  if (maker !== 'the machine' && !isOpen(maker)) return 'maker_closed';
  if (credential.revokedAt != null) return 'revoked';
  if (credential.expiresAt <= now) return 'expired';
  return maker === 'the machine' || need === null || mayStill(maker, need) ? null : 'maker_may_not';
}

/** Whether an account can make other ones: as long as one can, Fairlead has an admin. */
export const managesUsers = (account: Standing): boolean => isOpen(account) && mayStill(account, ['write', 'user']);

function isOpen(account: Standing | undefined): account is Standing {
  return account?.is_active === 1;
}

function mayStill(maker: Standing, [action, thing]: Need): boolean {
  return isRole(maker.role) && can({ role: maker.role }, action, thing);
}
