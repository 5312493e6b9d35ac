import { AsyncLocalStorage } from 'node:async_hooks';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import { findSession } from 'db/queries/sessions';
import { forRequest } from 'db/threads/in-hand';
import { PlacesOfEach } from 'db/threads/places-of-each';
import { TOLD_TIMING, writeTold } from '~/components/error-reference';
import { database } from '~/db.server';
import { ownTurn } from '~/server/own-turn.server';
import { refusePage } from '~/server/refused.server';
import { isUpload } from '~/server/why-not-admitted.server';
import { networkOf } from './network.server';
import { sessionHashOf } from './session.server';
import { knownAsJson, knownError, toldOnPage } from './told-error.server';

/** What is read. A browser asks for a page or two at once; whoever waits holds a socket and nothing else. */
const READING = new PlacesOfEach({
  ofOne: { places: 6, waiting: 40, patienceMs: 20_000 },
  all: { places: 64, waiting: 200, patienceMs: 20_000 },
});
/** What is saved may wait for a load, and must not keep its sender's pages waiting: no line, so that nothing typed is lost in one. */
const SAVING = new PlacesOfEach({ ofOne: { places: 40, waiting: 0 }, all: { places: 200, waiting: 0 } });

/** Loaders and actions that were begun for the request in hand: the framework leaves them alone when its sender goes. */
const begun = new AsyncLocalStorage<Promise<unknown>[]>();

/**
 * Answers a request when its sender's turn has come: nobody keeps the thread that serves everybody to themselves. Null where
 * the sender has gone before. A place is free again when all that was begun for it has ended: what is sent after that, such
 * as a file or events, takes none.
 */
export async function inLine(
  request: Request,
  context: AppLoadContext,
  answer: () => Promise<Response>,
): Promise<Response | null> {
  const works: Promise<unknown>[] = [];
  let free = () => {};
  try {
    free = await takePlace(request, context);
    return await begun.run(works, () => forRequest(request.signal, answer));
  } catch (error) {
    if (request.signal.aborted) return null;
    const told = tooBusy(request, error);
    if (told === null) throw error;
    return told;
  } finally {
    void Promise.allSettled(works).then(free);
  }
}

/** A build whose loaders and actions are known to be under way. */
export function countingWork(build: ServerBuild): ServerBuild {
  const counted = <Args extends unknown[], Answer>(handler: (...args: Args) => Answer) => {
    return async (...args: Args) => {
      const answer = Promise.resolve().then(() => handler(...args));
      begun.getStore()?.push(answer);
      return answer;
    };
  };
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route];
    const { loader, action } = route.module;
    const module = {
      ...route.module,
      ...(loader && { loader: counted(loader) }),
      ...(action && { action: counted(action) }),
    };
    return [id, { ...route, module }];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

async function takePlace(request: Request, context: AppLoadContext): Promise<() => void> {
  const { pathname } = new URL(request.url);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  // A monitor hears of a server that is busy; files have places of their own.
  if (pathname === '/healthz' || (!isRead && isUpload(pathname))) return () => {};
  const account = await accountOf(request);
  // Doors count what strangers send by themselves, and give its bytes their time.
  if (!isRead && account === null) return () => {};
  const who = account ?? `network ${networkOf(context)}`;
  const free = await (isRead ? READING : SAVING).take(who, request.signal);
  try {
    await ownTurn();
    request.signal.throwIfAborted();
    return free;
  } catch (error) {
    free();
    throw error;
  }
}

/** Whose request it is, as far as that costs little: whether they may come in at all is asked later. */
async function accountOf(request: Request): Promise<string | null> {
  const token = /^Bearer +(fairlead_[0-9a-f]{12})_/i.exec(request.headers.get('Authorization') ?? '');
  if (token) return `token ${token[1]}`;
  const hash = await sessionHashOf(request);
  if (hash === null) return null;
  // The page says what is wrong with the disk.
  const found = await database()
    .then((opened) => findSession(opened, hash))
    .catch(() => undefined);
  return found ? `account ${found.user.id}` : null;
}

function tooBusy(request: Request, error: unknown): Response | null {
  const known = knownError(error);
  if (known?.code !== 'too_busy') return null;
  const { pathname } = new URL(request.url);
  const answer = pathname.startsWith('/api/') ? knownAsJson(known) : refusePage(known);
  answer.headers.set('Retry-After', String(known.retryAfterSeconds));
  answer.headers.set('Cache-Control', 'no-store');
  // Where a page's own script asked, the page finds the words here.
  answer.headers.set('Server-Timing', `${TOLD_TIMING};desc="${writeTold(toldOnPage(known))}"`);
  return answer;
}
