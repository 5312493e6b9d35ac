import { findAllApiTokens, insertApiToken } from 'db/queries/api-tokens';
import { insertAuditEntry, insertAuditNote } from 'db/queries/audit';
import { insertRevocation } from 'db/queries/revocations';
import { z } from 'zod';
import { centerTimeZone } from '~/center-day.server';
import { database, getDb } from '~/db.server';
import { moveInIfFree } from '~/lobby.server';
import { makeApiToken } from './api-token.server';
import { whyEnded } from './credentials';
import { can, isRole, type SignedInUser } from './permissions';
import { readTokenEnd } from './token-ends.server';
import { USUAL_TOKEN_LASTS } from './token-lasts';
import { isTokenScope, SCOPE_NEEDS, type TokenScope } from './token-scopes';

const wanted = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Enter a name, such as “nightly export”.')
    .max(80, 'Use at most 80 characters.')
    .regex(/^\P{Cc}*$/u, 'Use only letters, digits and punctuation.'),
  scopes: z.array(z.string()).transform((scopes) => scopes.filter(isTokenScope)),
});

export interface TokenAnswer {
  /** Shown this once, stored nowhere. */
  token?: string;
  errors: { name?: string[]; scopes?: string[]; lasts?: string[]; endsOn?: string[] };
  typed: { name: string; scopes: string[]; lasts: string; endsOn: string };
}

const DAY_MS = 86_400_000;

/** Every token that was ever made, the newest first, and whether it still opens anything. */
export async function findTokens() {
  const rows = await findAllApiTokens(await database());
  const now = Date.now();
  return rows.map((row) => {
    const { maker, expires_at: expiresAt, revoked_at: revokedAt } = row;
    const scopes = row.scopes.split(' ').filter(isTokenScope);
    return {
      id: row.id,
      name: row.name,
      begins: `${row.public_part}_…`,
      scopes,
      /** What its maker may not do any more, and so neither may it. */
      lost: scopes.filter((scope) => !mayStill(maker, scope)),
      madeBy: maker?.name ?? '–',
      createdAt: row.created_at,
      lastUsedAt: row.last_used_at,
      expiresAt,
      revokedAt,
      ended: whyEnded({ maker, need: null, owner: maker, expiresAt, revokedAt }, now),
      daysLeft: Math.ceil((expiresAt - now) / DAY_MS),
    };
  });
}

const mayStill = (maker: { role: string } | undefined, scope: TokenScope) =>
  isRole(maker?.role) && can({ role: maker.role }, ...SCOPE_NEEDS[scope]);

/** Makes a token, or tells what is wrong beside each field. */
export async function createToken(admin: SignedInUser, form: FormData): Promise<TokenAnswer> {
  const typed = {
    name: String(form.get('name') ?? ''),
    scopes: form.getAll('scope').map(String),
    lasts: String(form.get('lasts') ?? USUAL_TOKEN_LASTS),
    endsOn: String(form.get('endsOn') ?? ''),
  };
  const result = wanted.safeParse(typed);
  if (!result.success) return { errors: z.flattenError(result.error).fieldErrors, typed };
  const { name, scopes } = result.data;
  if (scopes.length === 0) return { errors: { scopes: ['Choose at least one permission.'] }, typed };
  const end = readTokenEnd(typed, { now: Date.now(), timeZone: await centerTimeZone(await getDb()) });
  if ('errors' in end) return { ...end, typed };
  const { token, ...stored } = makeApiToken();
  await (await getDb()).transaction().execute(async (trx) => {
    const id = await insertApiToken(trx, { name, scopes, createdBy: admin.id, expiresAt: end.endsAt, ...stored });
    const detail = scopes.join(' ');
    await insertAuditEntry(trx, { userId: admin.id, action: 'create', thing: 'api_token', thingId: id, detail });
  });
  return { token, errors: {}, typed: { ...typed, name: '', scopes: [] } };
}

/** Ends a token for good and at once, also while a file is loaded. */
export async function revokeToken(admin: SignedInUser, id: number): Promise<void> {
  const opened = await database();
  const token = (await findAllApiTokens(opened)).find((each) => each.id === id);
  if (token === undefined || token.revoked_at !== null) return;
  await opened.lobby.transaction().execute(async (trx) => {
    await insertRevocation(trx, { kind: 'api_token', id });
    await insertAuditNote(trx, { userId: admin.id, action: 'revoke', thing: 'api_token', thingId: id });
  });
  await moveInIfFree(opened);
}
