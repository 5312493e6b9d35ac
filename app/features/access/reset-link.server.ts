import type { Databases } from 'db/databases';
import { consumeResetLink, findResetLink, insertResetLink, type ResetLink } from 'db/queries/reset-links';
import { findUser, type UserRow } from 'db/queries/users';
import { database } from '~/db.server';
import { moveInSoon } from '~/lobby.server';
import { beginSession } from './begin-session.server';
import { hashToken, newToken } from './browser-cookie.server';
import { type Ended, MAKER_NEEDS, whyEnded } from './credentials';
import { hashPassword } from './password.server';
import { countLinkUse } from './sign-in-limit.server';

export const RESET_HOURS = 24;
const HOUR_MS = 3_600_000;

/** Makes a one-time link for an account's next password and gives its path; the token in it is stored nowhere. An earlier link for it ends. */
export async function makeResetLink(
  { lobby }: Databases,
  { owner, madeBy }: { owner: UserRow; madeBy: number | null },
): Promise<string> {
  const token = newToken();
  const now = Date.now();
  const link = {
    token_hash: hashToken(token),
    made_by: madeBy,
    created_at: now,
    expires_at: now + RESET_HOURS * HOUR_MS,
  };
  await lobby.transaction().execute((trx) => insertResetLink(trx, { ...link, owner }));
  return `/reset/${token}`;
}

/** Why a reset link opens nothing by now; null where it is good. */
export function whyResetLinkEnded({ maker, owner, expires_at }: ResetLink): Ended | null {
  return whyEnded(
    {
      maker: maker ?? (maker === null ? 'the machine' : undefined),
      need: MAKER_NEEDS.reset_link,
      owner,
      expiresAt: expires_at,
    },
    Date.now(),
  );
}

const isGood = (link: ResetLink) => whyResetLinkEnded(link) === null;

/** The reset link that a token opens; undefined where it opens nothing. */
export async function findOpenResetLink(token: string): Promise<ResetLink | undefined> {
  const link = await findResetLink(await database(), hashToken(token));
  return link && isGood(link) ? link : undefined;
}

/**
 * Uses a link up: sets the password, ends every session of the account and signs in here, without waiting for a load that
 * runs. The headers that hand over the cookies; null where the link is not good by now, or is used too often at once.
 */
export async function resetPassword(
  request: Request,
  { token, password, network }: { token: string; password: string; network: string | null },
): Promise<Headers | null> {
  const opened = await database();
  const tokenHash = hashToken(token);
  if ((await findOpenResetLink(token)) === undefined) return null;
  if ((await countLinkUse(tokenHash)).secondsToWait > 0) return null;
  const passwordHash = await hashPassword(password);
  const headers = await opened.lobby.transaction().execute(async (trx) => {
    const within = { ...opened, lobby: trx };
    const userId = await consumeResetLink(within, { tokenHash, passwordHash, isGood });
    const user = userId === null ? undefined : await findUser(within, userId);
    return user === undefined ? null : beginSession(trx, { request, user, network });
  });
  void moveInSoon(opened);
  return headers;
}
