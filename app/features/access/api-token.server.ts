import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { AppLoadContext } from '@remix-run/node';
import { findOpenApiToken, updateApiTokenUsed } from 'db/queries/api-tokens';
import { database } from '~/db.server';
import { assertQuery } from '~/server/check-query.server';
import { refuseProgram } from '~/server/refused.server';
import { hashToken, newToken } from './browser-cookie.server';
import { jsonError } from './json-error.server';
import { networkOf } from './network.server';
import { countRefusedToken, secondsToWait } from './token-limit.server';
import type { TokenScope } from './token-scopes';

/** Another program that was let in. */
export interface TokenAccess {
  id: number;
  name: string;
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

/** Lets a program in by the token of its Authorization header; every refusal (401, 403, 429) is told as JSON. */
export async function requireToken(
  { request, context }: { request: Request; context: AppLoadContext },
  scope: TokenScope,
): Promise<TokenAccess> {
  assertQuery(request, refuseProgram);
  const network = networkOf(context);
  const seconds = await secondsToWait(network);
  if (seconds > 0) throw tooMany(seconds);
  const [, token = '', publicPart = ''] = SHAPE.exec(request.headers.get('Authorization') ?? '') ?? [];
  const opened = await database();
  const found = publicPart ? await findOpenApiToken(opened, publicPart) : undefined;
  const isRight = timingSafeEqual(Buffer.from(hashToken(token)), Buffer.from(found?.token_hash ?? NOBODY));
  if (!found || !isRight) {
    // Of many at once, no more than the limit are told apart.
    const more = await countRefusedToken(network);
    throw more > 0 ? tooMany(more) : unknown();
  }
  const now = Date.now();
  const isNoted = (found.last_used_at ?? 0) >= now - USED_EVERY_MS;
  // Where the disk is full, what the program asked for tells.
  if (!isNoted) await updateApiTokenUsed(opened.lobby, { id: found.id, at: now }).catch(() => undefined);
  if (!found.scopes.split(' ').includes(scope)) throw notForThis(scope);
  return { id: found.id, name: found.name };
}

const unknown = () =>
  jsonError(
    401,
    {
      code: 'no_valid_token',
      message: 'The request carries no token that is valid here.',
      advice: 'Send the header “Authorization: Bearer TOKEN” with a token that an admin made under API tokens.',
    },
    { 'WWW-Authenticate': 'Bearer realm="Fairlead"' },
  );

const notForThis = (scope: TokenScope) =>
  jsonError(
    403,
    {
      code: 'not_for_this_token',
      message: `This token may not do that: it lacks ${scope}.`,
      advice: 'Ask an admin for a token that may.',
    },
    { 'WWW-Authenticate': `Bearer realm="Fairlead", error="insufficient_scope", scope="${scope}"` },
  );

const tooMany = (seconds: number) =>
  jsonError(
    429,
    {
      code: 'too_many_failures',
      message: 'Too many requests from this address carried no valid token.',
      advice: `Wait ${seconds} seconds, then try again with a valid one.`,
    },
    { 'Retry-After': String(seconds) },
  );
