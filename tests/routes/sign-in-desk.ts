import { randomBytes } from 'node:crypto';
import type { Db } from 'db/open';
import { createUser } from '~/features/access/create-user.server';
import { action } from '~/routes/sign-in';
import { args, formPost, request, unwrap } from './harness';

export const PASSWORD = 'correct horse battery';

/** An account of its own: attempts are counted by this process, which several tests share. */
export async function makeAccount(db: Db) {
  const name = randomBytes(6).toString('hex');
  const email = `${name}@example.com`;
  return { email, id: await createUser(db, { email, name, password: PASSWORD, role: 'supervisor' }) };
}

let last = 0;
/** An address that no other test comes from. */
export const anAddress = (): string => `198.18.${++last >> 8}.${last & 255}`;

/** One browser: it keeps the cookies that it is given, and comes from an address. */
export function openBrowser(clientAddress?: string, headers: Record<string, string> = {}) {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    jar,
    /** A request for a page of the site, as this browser would send it. */
    ask: (path: string, init: RequestInit = {}) =>
      request(path, { ...init, headers: { ...headers, ...(init.headers as object), Cookie: cookie() } }),
    /** Sends the sign-in form: 302 where it was let in. */
    async signIn(email: string, password = PASSWORD): Promise<number> {
      const answer = await action({
        ...args(this.ask('/sign-in', formPost({ email, password }))),
        context: { clientAddress },
      });
      const given = answer instanceof Response ? answer.headers.getSetCookie() : [];
      for (const header of given) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(header)!;
        jar.set(name!, value!);
      }
      return answer instanceof Response ? answer.status : unwrap(answer).status;
    },
  };
}

/** How often each answer was given. */
export const tally = (statuses: readonly number[]) =>
  Object.fromEntries(
    [...new Set(statuses)].sort().map((status) => [status, statuses.filter((one) => one === status).length]),
  );
