import type { Databases } from 'db/databases';
import { findAccount } from 'db/queries/users';
import { findSignedInUser } from '~/features/access/access.server';
import type { CredentialKind } from '~/features/access/credentials';
import type { SignedInUser } from '~/features/access/permissions';
import { makeResetLink } from '~/features/access/reset-link.server';
import { invite, inviteAdmin } from '~/features/access/welcome.server';
import { action as postTokens } from '~/routes/_shell.tokens';
import { action as postUsers } from '~/routes/_shell.users';
import { action as sendFile } from '~/routes/api.imports._index';
import { loader as askImport } from '~/routes/api.imports.$id._index';
import { loader as downloadRejected } from '~/routes/api.imports.$id.rejected[.]csv';
import { loader as askFigures } from '~/routes/api.metrics';
import { loader as openReset, action as reset } from '~/routes/reset.$token';
import { action as signOut } from '~/routes/sign-out';
import { action as accept, loader as openWelcome } from '~/routes/welcome.$token';
import { makeUser } from '../factories';
import { makeToken } from './api-center';
import { args, formPost, ORIGIN, request, responseOf, signedInRequest } from './harness';

export const PASSWORD = 'correct horse battery';

/** A credential that was made as the product makes it. */
export interface Made {
  /** Whose account made it; null: the machine. */
  maker: SignedInUser | null;
  /** Whose account it opens; null where there is none yet. */
  owner: SignedInUser | null;
  /** Each way to use it, and whether it was let in. What uses it up comes last. */
  uses: Record<string, () => Promise<boolean>>;
  /** Ends it by the button that is there for that. */
  withdraw: (() => Promise<unknown>) | null;
  /** Makes the next one that takes its place. */
  replace: (() => Promise<unknown>) | null;
}

interface Center {
  databases: Databases;
  /** Who presses the buttons, and is not the maker. */
  admin: SignedInUser;
}

/** Whether a response shows that whoever asked was let in. */
async function isLetIn(run: () => unknown): Promise<boolean> {
  const { status } = await responseOf(async () => {
    const answer = await run();
    return answer instanceof Response ? answer : Response.json(null);
  });
  return status !== 401 && status !== 403 && status !== 404;
}

export const press = async (user: { id: number }, fields: Record<string, string>) =>
  postUsers(args(await signedInRequest(user, '/users', formPost(fields))));

const tokenIn = (path: string) => ({ token: path.split('/').at(-1)! });
const account = (email: string) => ({ name: 'Lee', email, password: PASSWORD });

/** Each kind of credential as it is made. A new kind has to be added here, and is then held to the whole matrix. */
export const MAKE: Record<CredentialKind, (center: Center) => Promise<Made>> = {
  async session({ databases }) {
    const owner = await makeUser(databases.db, { role: 'admin' });
    const visit = await signedInRequest(owner, '/');
    const leaving = new Request(visit, {
      ...formPost({}),
      headers: { ...Object.fromEntries(visit.headers), Origin: ORIGIN },
    });
    return {
      maker: owner,
      owner,
      uses: { visit: async () => (await findSignedInUser(visit)) !== null },
      withdraw: () => responseOf(() => signOut(args(leaving))),
      replace: null,
    };
  },

  async api_token({ databases, admin }) {
    const owner = await makeUser(databases.db, { role: 'admin' });
    const token = await makeToken(owner, 'imports:write', 'imports:read', 'metrics:read');
    const asked = (path: string, init: RequestInit = {}) =>
      args(request(path, { ...init, headers: { Authorization: `Bearer ${token}` } }), { id: '1' });
    const row = await databases.db
      .selectFrom('api_tokens')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    const revoke = formPost({ intent: 'revoke', id: String(row.id) });
    return {
      maker: owner,
      owner,
      uses: {
        // Let in, it says that a body without a type is no file.
        load: async () => (await responseOf(() => sendFile(asked('/api/imports', { method: 'POST' })))).status === 415,
        import: async () => (await codeOf(() => askImport(asked('/api/imports/1')))) === 'no_such_import',
        rejected: async () =>
          (await codeOf(() => downloadRejected(asked('/api/imports/1/rejected.csv')))) === 'no_such_import',
        figures: () => isLetIn(() => askFigures(asked('/api/metrics?metric=csat&from=2026-03-02&to=2026-03-08'))),
      },
      withdraw: async () => responseOf(async () => postTokens(args(await signedInRequest(admin, '/tokens', revoke)))),
      replace: null,
    };
  },

  async invitation({ databases, admin }) {
    const maker = await makeUser(databases.db, { role: 'admin' });
    const email = `invited-${maker.id}@example.com`;
    const params = tokenIn(await invite(databases.db, { role: 'admin', email, days: 1, madeBy: maker.id }));
    const row = await databases.db
      .selectFrom('invitations')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    return {
      maker,
      owner: null,
      uses: {
        look: () => isLetIn(() => openWelcome(args(request('/welcome'), params))),
        accept: () => isLetIn(() => accept(args(request('/welcome', formPost(account(email))), params))),
      },
      withdraw: () => press(admin, { intent: 'withdraw_invitation', id: String(row.id) }),
      replace: () => press(admin, { intent: 'renew_invitation', id: String(row.id) }),
    };
  },

  async first_admin_link({ databases }) {
    // It is for a center where no admin can sign in.
    await databases.db.updateTable('users').set({ is_active: 0 }).execute();
    const params = tokenIn(await inviteAdmin(databases.db));
    return {
      maker: null,
      owner: null,
      uses: {
        look: () => isLetIn(() => openWelcome(args(request('/welcome'), params))),
        accept: () =>
          isLetIn(() => accept(args(request('/welcome', formPost(account(`${params.token}@example.com`))), params))),
      },
      withdraw: null,
      replace: () => inviteAdmin(databases.db),
    };
  },

  async reset_link({ databases, admin }) {
    const maker = await makeUser(databases.db, { role: 'admin' });
    const owner = await makeUser(databases.db, { role: 'ops' });
    const row = (await findAccount(databases, owner.id))!;
    const params = tokenIn(await makeResetLink(databases, { owner: row, madeBy: maker.id }));
    return {
      maker,
      owner,
      uses: {
        look: () => isLetIn(() => openReset(args(request('/reset'), params))),
        reset: () => isLetIn(() => reset(args(request('/reset', formPost({ password: PASSWORD })), params))),
      },
      withdraw: () => press(admin, { intent: 'withdraw_reset_link', id: String(owner.id) }),
      replace: () => press(admin, { intent: 'make_reset_link', id: String(owner.id) }),
    };
  },
};

async function codeOf(run: () => unknown): Promise<string> {
  const answer = await responseOf(run);
  return (await answer.json()).error.code;
}
