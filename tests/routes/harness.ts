import type { SubmissionResult } from '@conform-to/react';
import { isRouteErrorResponse } from '@remix-run/react';
import type { OpenDatabase } from 'db/open';
import { findUser } from 'db/queries/users';
import type { SignedInUser } from '~/features/access/permissions';
import { openSession } from '~/features/access/session.server';
import { openFresh } from '../open-fresh';

export const ORIGIN = 'http://localhost:3000';

/** A fresh migrated database in memory, which every loader and action of this test then uses. */
export async function openTestDatabase(): Promise<OpenDatabase> {
  const opened = await openFresh(':memory:');
  globalThis.fairleadDatabase = Promise.resolve(opened);
  return opened;
}

/** A request for a path of the site, or a whole URL, by nobody. */
export function request(url: string, init: RequestInit = {}): Request {
  return new Request(new URL(url, ORIGIN), init);
}

/** A request by the user, with a real session of the open database. */
export async function signedInRequest(user: Pick<SignedInUser, 'id'>, url: string, init: RequestInit = {}) {
  const opened = await (globalThis.fairleadDatabase ?? openTestDatabase());
  const visit = { request: request(url), user: (await findUser(opened, user.id))! };
  const cookie = await opened.lobby.transaction().execute((trx) => openSession(trx, visit));
  const headers = new Headers(init.headers);
  headers.set('Cookie', cookie.split(';')[0] ?? '');
  return request(url, { ...init, headers });
}

/** The init of a form sent from this site's own page. */
export function formPost(fields: Record<string, string>): RequestInit {
  return { method: 'POST', body: new URLSearchParams(fields), headers: { Origin: ORIGIN } };
}

/** A loader's or action's arguments; params as the route's file name declares them. */
export function args(request: Request, params: Record<string, string> = {}) {
  return { request, params, context: {} };
}

/** The response that was thrown or returned; fails where something else was. */
export async function responseOf(run: () => unknown): Promise<Response> {
  try {
    const result = await run();
    if (result instanceof Response) return result;
    throw new Error(`Expected a Response, but the loader or action returned ${JSON.stringify(result)}`);
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    if (isRouteErrorResponse(thrown)) return new Response(null, { status: thrown.status });
    throw thrown;
  }
}

/** What a form is answered with in which something is wrong: by field, and what was typed. */
export function refused(answer: unknown) {
  const { value, status } = unwrap(answer);
  const { result } = value as { result: SubmissionResult<string[]> };
  return { status, errors: result.error ?? {}, typed: result.initialValue ?? {} };
}

/** What `data(value, { status })` or a plain return holds, and its status (200 for a plain one). */
export function unwrap<T>(result: T): { value: unknown; status: number } {
  if (typeof result === 'object' && result !== null && 'type' in result && result.type === 'DataWithResponseInit') {
    const { data, init } = result as unknown as { data: unknown; init: ResponseInit | null };
    return { value: data, status: init?.status ?? 200 };
  }
  return { value: result, status: 200 };
}
