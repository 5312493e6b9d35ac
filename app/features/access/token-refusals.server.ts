import { jsonError } from '~/server/json-error.server';
import type { Ended } from './credentials';
import type { TokenScope } from './token-scopes';

const ASK = 'Ask an admin for a new token.';
const CHALLENGE = { 'WWW-Authenticate': 'Bearer realm="Fairlead"' };
const INVALID = { 'WWW-Authenticate': 'Bearer realm="Fairlead", error="invalid_token"' };

/** For a request without a token that anybody made. */
export const unknownToken = () =>
  jsonError(
    401,
    {
      code: 'no_valid_token',
      message: 'The request has no valid token.',
      advice: 'Send the header “Authorization: Bearer TOKEN” with a token from the API tokens page.',
    },
    CHALLENGE,
  );

/** For a token that was good once. Whoever sends it knows its secret, so they may know why. */
export function endedToken(why: Exclude<Ended, 'maker_may_not'>, { lastDay }: { lastDay: string }): Response {
  if (why === 'expired')
    return jsonError(401, { code: 'token_expired', message: `This token ended on ${lastDay}.`, advice: ASK }, INVALID);
  if (why === 'revoked')
    return jsonError(401, { code: 'token_revoked', message: 'This token was revoked.', advice: ASK }, INVALID);
  return jsonError(
    401,
    { code: 'no_owner', message: 'The account that created this token is closed.', advice: ASK },
    INVALID,
  );
}

const beyond = (scope: TokenScope) => ({
  'WWW-Authenticate': `Bearer realm="Fairlead", error="insufficient_scope", scope="${scope}"`,
});

/** For a token that was not made for this. */
export const notForThisToken = (scope: TokenScope) =>
  jsonError(
    403,
    {
      code: 'not_for_this_token',
      message: `This token lacks the permission ${scope}.`,
      advice: 'Ask an admin for a token with this permission.',
    },
    beyond(scope),
  );

/** For a token whose maker may not do this any more. */
export const notForThisOwner = (scope: TokenScope) =>
  jsonError(
    403,
    {
      code: 'not_for_this_owner',
      message: `The account that created this token lost the permission ${scope}.`,
      advice: 'Ask an admin with this permission for a token.',
    },
    beyond(scope),
  );

/** For an address from which too many came that nobody made. */
export const tooManyTokens = (seconds: number) =>
  jsonError(
    429,
    {
      code: 'too_many_failures',
      message: 'Too many requests from this address had no valid token.',
      advice: `Wait ${seconds} seconds, then try again with a valid token.`,
    },
    { 'Retry-After': String(seconds) },
  );
