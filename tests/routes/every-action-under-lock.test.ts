import { expect, test } from 'vitest';
import { isSentAgain } from '~/components/send-again';
import { IS_SOAK } from '../counts';
import { actionCenterForAllTests, center, untouched, withCenter } from './action-center';
import { args, signedInRequest } from './harness';
import { changesBetween, contentOf, meanwhile, settle } from './locked-desk';
import { type Answer, modules, nameOf, send, toSend } from './send-action';
import type { WritingAction } from './writing-actions';

actionCenterForAllTests();

/** The one refuses every method at once; what the other writes is tried with uploads and saved layouts. */
const NOT_TRIED = new Set(['api.metrics', '_shell.imports.map.$upload.check']);

/** That nothing of what was typed is lost, but for what must stand in no page. */
function expectKept({ value }: Answer, { fields, init, secrets = [], as }: WritingAction): void {
  if (as === 'program') expect(value).toMatchObject({ error: { code: 'busy' } });
  else expect(isSentAgain(value)).toBe(true);
  if (init !== undefined) return;
  const typed = Object.entries(fields ?? {}).filter(([name]) => !secrets.includes(name));
  expect(value).toMatchObject({ fields: typed, isWhole: secrets.length === 0 });
}

const expectDone = (answer: Answer) =>
  expect(answer).toSatisfy(({ status }: Answer) => status < 400, JSON.stringify(answer));

/** Sends while others write from after `writes` of its writes on; where it is told to send again, it does when they have ended. */
async function sendUnderLock(action: WritingAction, writes: number) {
  return withCenter(async (opened) => {
    const sent = await toSend(center.people, action);
    const { result, other } = await meanwhile(opened, writes, () => send(action, sent));
    other.letGo();
    if (result.status === 'rejected') throw result.reason;
    const first = result.value;
    await settle(opened);
    if (first.status === 503) {
      expectKept(first, action);
      expectDone(await send(action, await toSend(center.people, action)));
      await settle(opened);
    } else expectDone(first);
    return { changes: changesBetween(untouched, contentOf(opened)), wasHeld: other.isHolding };
  });
}

test('every route with an action is tried', async () => {
  const acting = [];
  for (const [path, load] of Object.entries(modules)) if ((await load()).action) acting.push(nameOf(path));
  const tried = new Set(center.actions.map(({ route }) => route));
  expect(acting.filter((name) => !tried.has(name) && !NOT_TRIED.has(name))).toEqual([]);
});

test('whenever another program begins to write and does not end, each action is answered with all that was typed, and sent again it is done once', {
  timeout: 900_000,
}, async () => {
  const wrong: unknown[] = [];
  for (const action of center.actions.filter(({ isSlow }) => IS_SOAK || !isSlow)) {
    try {
      await (IS_SOAK ? tryAllTimes(action) : tryAtOnce(action));
    } catch (error) {
      wrong.push([action.route, action.fields?.intent, error]);
    }
  }
  expect(wrong).toEqual([]);
});

test('whatever a page or a file notes as it is opened, it opens while other programs write', {
  timeout: 300_000,
}, async () => {
  const wrong: unknown[] = [];
  await withCenter(async (opened) => {
    const { admin, supervisor } = center.people;
    const visitors = IS_SOAK ? Object.values(center.people) : [admin, supervisor];
    const requests = await Promise.all(visitors.map((user) => signedInRequest(user, '/')));
    // Sessions that were used a day ago: each visit writes that down.
    const ago = { last_used_at: Date.now() - 86_400_000 };
    await opened.lobby.updateTable('sessions').set(ago).execute();
    const { result, other } = await meanwhile(opened, 0, async () => {
      for (const [path, load] of Object.entries(modules)) {
        // A monitor is told when nobody can sign in for long.
        if (nameOf(path) === 'healthz') continue;
        const loader = (await load()).loader as ((given: ReturnType<typeof args>) => Promise<unknown>) | undefined;
        for (const by of loader ? requests : []) {
          const asked = new Request(new URL('/', by.url), { headers: by.headers });
          const answer = await (async () => loader!(args(asked, PARAMS)))().catch((thrown: unknown) => thrown);
          const status = answer instanceof Response ? answer.status : answer instanceof Error ? answer : 200;
          if (status instanceof Error || status >= 500) wrong.push([path, status]);
        }
      }
    });
    other.letGo();
    if (result.status === 'rejected') throw result.reason;
  });
  expect(wrong).toEqual([]);
});

const PARAMS = { id: '1', metric: 'csat', line: '2', token: 'none', upload: 'none' };

/** The other program writes before anything of the action's is written. */
async function tryAtOnce(action: WritingAction): Promise<void> {
  expect((await sendUnderLock(action, 0)).changes).not.toEqual({});
}

/** It begins after each of the action's writes: in the end all is as if there had been no other. */
async function tryAllTimes(action: WritingAction): Promise<void> {
  const { changes: done } = await sendUnderLock(action, Number.POSITIVE_INFINITY);
  expect(done).not.toEqual({});
  for (let writes = 0, wasHeld = true; wasHeld; writes += 1) {
    const run = await sendUnderLock(action, writes);
    wasHeld = run.wasHeld;
    expect({ writes, ...run.changes }).toEqual({ writes, ...done });
  }
}
