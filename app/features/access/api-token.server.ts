import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { AppLoadContext } from '@remix-run/node';
import { alsoAskAgain } from 'db/asked-again';
import { findApiToken, updateApiTokenUsed } from 'db/queries/api-tokens';
import { centerDayOf } from '~/center-day.server';
import { database } from '~/db.server';
import { assertQuery } from '~/server/check-query.server';
import { refuseProgram } from '~/server/refused.server';
import { hashToken, newToken } from './browser-cookie.server';
import { whyEnded } from './credentials';
import { networkOf } from './network.server';
import type { SignedInUser } from './permissions';
import { signedInUser } from './signed-in-user';
import { countRefusedToken, secondsToWait } from './token-limit.server';
import { endedToken, notForThisOwner, notForThisToken, tooManyTokens, unknownToken } from './token-refusals.server';
import { SCOPE_NEEDS, type TokenScope } from './token-scopes';

/** Another program that was let in, with at most what the account that made its token may do itself. */
export interface TokenAccess {
  id: number;
  name: string;
  owner: SignedInUser;
}

/** A new token: the whole, which is shown once and stored nowhere, and what is stored. */
export function makeApiToken(): { token: string; publicPart: string; tokenHash: string } {
  const publicPart = `fairlead_${randomBytes(6).toString('hex')}`;
  const token = `${publicPart}_${newToken()}`;
  return { token, publicPart, tokenHash: hashToken(token) };
}

const SHAPE = /^Bearer +((fairlead_[0-9a-f]{12})_[\w-]{43})$/i;
const NOBODY = hashToken('');
const USED_EVERY_MS = 60_000;

/** Lets a program in by the token of its Authorization header; every refusal (401, 403, 429) is JSON. */
export async function requireToken(
  { request, context }: { request: Request; context: AppLoadContext },
  scope: TokenScope,
): Promise<TokenAccess> {
  assertQuery(request, refuseProgram);
  const network = networkOf(context);
  const seconds = await secondsToWait(network);
  if (seconds > 0) throw tooManyTokens(seconds);
  const [, token = '', publicPart = ''] = SHAPE.exec(request.headers.get('Authorization') ?? '') ?? [];
  const opened = await database();
  const found = publicPart ? await findApiToken(opened, publicPart) : undefined;
  const isRight = timingSafeEqual(Buffer.from(hashToken(token)), Buffer.from(found?.token_hash ?? NOBODY));
  if (!found || !isRight) {
    // Of many at once, no more than the limit get their own answer.
    const more = await countRefusedToken(network);
    throw more > 0 ? tooManyTokens(more) : unknownToken();
  }
  const now = Date.now();
  const ended = whyTokenEnded(found, scope);
  const endedOn = async (expiresAt: number) => ({ lastDay: await centerDayOf(opened.db, expiresAt - 1) });
  if (ended !== null && ended !== 'maker_may_not') throw endedToken(ended, await endedOn(found.expires_at));
  alsoAskAgain(async (held) => {
    const { db, lobbyReader } = opened;
    const again = await findApiToken({ db, lobby: lobbyReader, ...held }, publicPart);
    const why = again ? whyTokenEnded(again, scope) : 'revoked';
    if (why === 'maker_may_not') throw notForThisOwner(scope);
    if (why !== null) throw endedToken(why, await endedOn(found.expires_at));
  });
  const isNoted = (found.last_used_at ?? 0) >= now - USED_EVERY_MS;
  // Where the disk is full, what the program asked for tells.
  if (!isNoted) await updateApiTokenUsed(opened.lobby, { id: found.id, at: now }).catch(() => undefined);
  if (!found.scopes.split(' ').includes(scope)) throw notForThisToken(scope);
  const owner = found.maker && signedInUser(found.maker);
  if (ended !== null || !owner) throw notForThisOwner(scope);
  return { id: found.id, name: found.name, owner };
}

type FoundToken = NonNullable<Awaited<ReturnType<typeof findApiToken>>>;

function whyTokenEnded({ maker, expires_at: expiresAt, revoked_at: revokedAt }: FoundToken, scope: TokenScope) {
  return whyEnded({ maker, need: SCOPE_NEEDS[scope], owner: maker, expiresAt, revokedAt }, Date.now());
}
