import type { SignedInUser } from '~/features/access/permissions';
import { args, request, signedInRequest, unwrap } from './harness';
import { initOf, type WritingAction } from './writing-actions';

export const modules = import.meta.glob<Record<string, unknown>>('../../app/routes/*.{ts,tsx}');
export const nameOf = (path: string) => path.replace(/^.*\/routes\//, '').replace(/\.tsx?$/, '');

export interface Answer {
  status: number;
  value: unknown;
  /** Where it sends the browser. */
  to?: string | null;
  /** What it has the next page say. */
  savedCookie?: string;
}

/** What is sent, by somebody who was signed in before. */
export function toSend(people: object, action: WritingAction): Promise<Request> | Request {
  const user = (people as Record<string, SignedInUser | undefined>)[action.as];
  return user ? signedInRequest(user, action.path, initOf(action)) : request(action.path, initOf(action));
}

/** Sends, and gives what is answered; what is thrown and is no answer stays thrown: the page would be a 500. */
export async function send(action: WritingAction, sent: Request): Promise<Answer> {
  const module = await modules[Object.keys(modules).find((path) => nameOf(path) === action.route)!]!();
  const act = module.action as (given: ReturnType<typeof args>) => Promise<unknown>;
  const answer = await act(args(sent, action.params)).catch((thrown: unknown) => {
    if (thrown instanceof Error) throw thrown;
    return thrown;
  });
  if (!(answer instanceof Response)) return unwrap(answer);
  const isJson = answer.headers.get('Content-Type')?.startsWith('application/json');
  return {
    status: answer.status,
    value: isJson ? await answer.json() : null,
    to: answer.headers.get('Location'),
    savedCookie: answer.headers.getSetCookie().find((each) => each.startsWith('saved=')),
  };
}
