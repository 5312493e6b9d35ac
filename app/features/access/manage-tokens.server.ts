import { findAllApiTokens, insertApiToken, revokeApiToken } from 'db/queries/api-tokens';
import { insertAuditEntry } from 'db/queries/audit';
import { z } from 'zod';
import { database, getDb } from '~/db.server';
import { makeApiToken } from './api-token.server';
import type { SignedInUser } from './permissions';
import { isTokenScope } from './token-scopes';

const wanted = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Give it a name, such as “nightly export”.')
    .max(80, 'Use at most 80 characters.')
    .regex(/^\P{Cc}*$/u, 'Use letters, digits and signs only.'),
  scopes: z.array(z.string()).transform((scopes) => scopes.filter(isTokenScope)),
});

export interface TokenAnswer {
  /** Shown this once, stored nowhere. */
  token?: string;
  errors: { name?: string[]; scopes?: string[] };
  typed: { name: string; scopes: string[] };
}

/** Every token that was ever made, the newest first. */
export async function findTokens() {
  const rows = await findAllApiTokens(await database());
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    begins: `${row.public_part}_…`,
    scopes: row.scopes.split(' ').filter(isTokenScope),
    madeBy: row.created_by_name,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }));
}

/** Makes a token, or tells what is wrong beside each field. */
export async function createToken(admin: SignedInUser, form: FormData): Promise<TokenAnswer> {
  const typed = { name: String(form.get('name') ?? ''), scopes: form.getAll('scope').map(String) };
  const result = wanted.safeParse(typed);
  if (!result.success) return { errors: z.flattenError(result.error).fieldErrors, typed };
  const { name, scopes } = result.data;
  if (scopes.length === 0) return { errors: { scopes: ['Choose what it may do.'] }, typed };
  const db = await getDb();
  const { token, ...stored } = makeApiToken();
  const id = await insertApiToken(db, { name, scopes, createdBy: admin.id, ...stored });
  const detail = scopes.join(' ');
  await insertAuditEntry(db, { userId: admin.id, action: 'create', thing: 'api_token', thingId: id, detail });
  return { token, errors: {}, typed: { name: '', scopes: [] } };
}

/** Ends a token for good. */
export async function revokeToken(admin: SignedInUser, id: number): Promise<void> {
  const db = await getDb();
  if (!(await revokeApiToken(db, id))) return;
  await insertAuditEntry(db, { userId: admin.id, action: 'revoke', thing: 'api_token', thingId: id });
}
