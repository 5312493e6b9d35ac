import { expect, test } from 'vitest';
import type { SignedInUser } from '~/features/access/permissions';
import { SAVED, type Saved, type Undo } from '~/features/saved/saved';
import { redirectSaved, takeSaved } from '~/features/saved/saved.server';
import { loader } from '~/routes/_shell';
import { IS_SOAK } from '../counts';
import { actionCenterForAllTests, center, withCenter } from './action-center';
import { args, request, signedInRequest } from './harness';
import { settle } from './locked-desk';
import { send } from './send-action';
import { initOf, type WritingAction } from './writing-actions';

actionCenterForAllTests();

/** Nothing of theirs is saved: one shows its text once, one shows what would change, one leaves. */
const SAYS_ITSELF = new Set(['_shell.users', 'sign-in', 'sign-out', 'welcome.$token', 'reset.$token']);

/** Sends, and gives what the frame of the next page says, with the form that undoes it. */
async function save(user: SignedInUser, { route, path, params, ...sent }: Sent) {
  const answer = await send({ route, as: 'nobody', path, params }, await signedInRequest(user, path, initOf(sent)));
  expect(answer).toMatchObject({ status: 302, to: expect.stringMatching(/^\//) });
  const next = await signedInRequest(user, answer.to!);
  next.headers.append('Cookie', answer.savedCookie!.split(';')[0]!);
  const shell = await loader(args(new Request(next.url, { headers: { Cookie: cookiesOf(next) } })));
  const { saved } = shell.data;
  const headers = new Headers(shell.init?.headers);
  return { ...saved!, isForgotten: /^saved=;.*Max-Age=0/.test(headers.get('Set-Cookie') ?? '') };
}

type Sent = Pick<WritingAction, 'route' | 'path' | 'params' | 'fields' | 'init'>;

/** A browser sends all of them in one line. */
const cookiesOf = ({ headers }: Request) => headers.get('Cookie')!.replaceAll(', ', '; ');

/** What the Undo beside a message sends: to the page of what was saved, or to the list that it stands in. */
const undoing = ({ route, params }: Sent, { to, fields }: Undo): Sent => ({
  route: UNDONE_ON[route] ?? route,
  path: to,
  params,
  fields,
});
const UNDONE_ON: Record<string, string> = { '_shell.scorecard.new': '_shell.scorecard._index' };

test('after each save the next page says so once, and what can be undone there is', { timeout: 300_000 }, async () => {
  const words = new Set(Object.values(SAVED).map((thing) => thing.words));
  const isTried = ({ as, isSlow, route, fields }: WritingAction) =>
    as !== 'nobody' &&
    as !== 'program' &&
    !SAYS_ITSELF.has(route) &&
    fields?.newPassword === undefined &&
    !(route === '_shell.tokens' && fields?.intent === 'create') &&
    (IS_SOAK || !isSlow);
  const tried = center.actions.filter(isTried);
  expect(tried.length).toBeGreaterThan(20);
  const wrong: unknown[] = [];
  for (const action of tried) {
    await withCenter(async (opened) => {
      const user = center.people[action.as as keyof typeof center.people];
      try {
        const saved = await save(user, action);
        expect(words).toContain(saved.words);
        expect(saved.isForgotten).toBe(true);
        await settle(opened);
        if (saved.undo) expect(words).toContain((await save(user, undoing(action, saved.undo))).words);
      } catch (error) {
        wrong.push([action.route, action.fields, error]);
      }
      await settle(opened);
    });
  }
  expect(wrong).toEqual([]);
});

test('a layout that is retired by a slip is in use again with one click', async () => {
  await withCenter(async ({ connection }) => {
    const retired = connection
      .prepare(`SELECT retired_at IS NOT NULL FROM saved_profiles WHERE profile_id = 'ring-line'`)
      .pluck();
    const { ops } = center.people;
    const retire = {
      route: '_shell.imports.profiles',
      path: '/imports/profiles',
      fields: { intent: 'retire', id: 'ring-line' },
    };
    const { undo } = await save(ops, retire);
    expect(retired.get()).toBe(1);
    await save(ops, undoing(retire, undo!));
    expect(retired.get()).toBe(0);
  });
});

test('an event that is logged by a slip is gone with one click, and so is the baseline that was begun with it', async () => {
  await withCenter(async ({ connection }) => {
    const standing = () =>
      connection
        .prepare(
          `SELECT (SELECT COUNT(*) FROM events WHERE recorded_by IS NOT NULL AND removed_at IS NULL) AS events,
             (SELECT COUNT(*) FROM baselines WHERE revoked_at IS NULL) AS baselines`,
        )
        .get() as { events: number; baselines: number };
    const before = standing();
    const { supervisor } = center.people;
    const logging = center.actions.find(({ route }) => route === '_shell.events.new')!;
    const log = { ...logging, fields: { ...logging.fields, isNewBaseline: 'on' } };
    const { undo } = await save(supervisor, log);
    expect(standing()).toEqual({ events: before.events + 1, baselines: before.baselines + 1 });
    await save(supervisor, undoing(log, undo!));
    expect(standing()).toEqual(before);
  });
});

test('what no page of ours has written says nothing', async () => {
  const told = async (cookie: string) =>
    (await takeSaved(request('/', { headers: { Cookie: cookie } }))).saved?.words ?? null;
  const cookieOf = (value: unknown) => `saved=${Buffer.from(JSON.stringify(value)).toString('base64')}`;
  expect(await told(cookieOf({ what: 'goalSet', ids: [] }))).toBe('Goal set.');
  expect(await told(cookieOf({ what: 'constructor', ids: [] }))).toBeNull();
  const byHalf = { headers: { Cookie: cookieOf({ what: 'holidayAdded', ids: ['0'] }) } };
  expect((await takeSaved(request('/', byHalf))).saved).toMatchObject({ words: 'Holiday added.', undo: null });
  expect(await told(cookieOf({ what: 'goalSet', ids: ['../users?x='] }))).toBeNull();
  expect(await told('saved=%%%')).toBeNull();
  expect(await told('')).toBeNull();
  const answer = await redirectSaved('/goals/1', 'goalSet' satisfies Saved);
  expect(await told(answer.headers.get('Set-Cookie')!.split(';')[0]!)).toBe('Goal set.');
});
