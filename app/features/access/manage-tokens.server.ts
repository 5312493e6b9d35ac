import { findAllApiTokens, insertApiToken } from 'db/queries/api-tokens';
import { insertAuditEntry, insertAuditNote } from 'db/queries/audit';
import { insertRevocation } from 'db/queries/revocations';
import { centerTimeZone } from '~/center-day.server';
import { database, getDb } from '~/db.server';
import { moveInIfFree } from '~/lobby.server';
import type { FormErrors } from '~/server/parse-form.server';
import { makeApiToken } from './api-token.server';
import { whyEnded } from './credentials';
import { can, isRole, type SignedInUser } from './permissions';
import { readTokenEnd } from './token-ends.server';
import type { TokenForm } from './token-forms.server';
import { USUAL_TOKEN_LASTS } from './token-lasts';
import { isTokenScope, SCOPE_NEEDS, type TokenScope } from './token-scopes';

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

/** Makes a token, or tells what is wrong with its end. The token is shown this once, and stored nowhere. */
export async function createToken(
  admin: SignedInUser,
  {
    name,
    scope: scopes,
    lasts = USUAL_TOKEN_LASTS,
    endsOn = '',
  }: Pick<TokenForm, 'name' | 'scope'> & Partial<TokenForm>,
): Promise<{ token: string } | { errors: FormErrors }> {
  const end = readTokenEnd({ lasts, endsOn }, { now: Date.now(), timeZone: await centerTimeZone(await getDb()) });
  if ('errors' in end) return end;
  const { token, ...stored } = makeApiToken();
  await (await getDb()).transaction().execute(async (trx) => {
    const id = await insertApiToken(trx, { name, scopes, createdBy: admin.id, expiresAt: end.endsAt, ...stored });
    const detail = scopes.join(' ');
    await insertAuditEntry(trx, { userId: admin.id, action: 'create', thing: 'api_token', thingId: id, detail });
  });
  return { token };
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
