import type { OpenDatabase } from 'db/open';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CREDENTIAL_KINDS, type CredentialKind } from '~/features/access/credentials';
import type { SignedInUser } from '~/features/access/permissions';
import { makeUser } from '../factories';
import { openTestDatabase } from './harness';
import { MAKE, type Made, press } from './made-credentials';

let databases: OpenDatabase;
let admin: SignedInUser;
beforeEach(async () => {
  databases = await openTestDatabase();
  admin = await makeUser(databases.db, { role: 'admin' });
});
afterEach(() => {
  vi.useRealTimers();
});

const close = (user: SignedInUser | null) => press(admin, { intent: 'close', id: String(user!.id) });
const reopen = (user: SignedInUser | null) => press(admin, { intent: 'reopen', id: String(user!.id) });
const demote = (user: SignedInUser | null) =>
  databases.db.updateTable('users').set({ role: 'agent' }).where('id', '=', user!.id).execute();

/** What may happen to a credential between its making and its use. */
const EVENTS = {
  nothing: async () => {},
  'maker closed': ({ maker }) => close(maker),
  'maker closed and reopened': async ({ maker }) => {
    await close(maker);
    await reopen(maker);
  },
  'maker demoted': ({ maker }) => demote(maker),
  'owner closed': ({ owner }) => close(owner),
  'owner closed and reopened': async ({ owner }) => {
    await close(owner);
    await reopen(owner);
  },
  'time over': async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 400 * 86_400_000 });
  },
  withdrawn: ({ withdraw }) => withdraw!(),
  replaced: ({ replace }) => replace!(),
  'used before': async ({ uses }) => {
    for (const use of Object.values(uses)) await use();
  },
} satisfies Record<string, (made: Made) => Promise<unknown>>;
type Event = keyof typeof EVENTS;

/** The uses that a credential still has afterwards; null where the event cannot come to this kind. */
const LEFT: Record<CredentialKind, Record<Event, readonly string[] | null>> = {
  session: {
    nothing: ['visit'],
    'maker closed': [],
    'maker closed and reopened': [],
    // What it opens is the account, with whatever role that has now.
    'maker demoted': ['visit'],
    'owner closed': [],
    'owner closed and reopened': [],
    'time over': [],
    withdrawn: [],
    replaced: null,
    'used before': ['visit'],
  },
  api_token: {
    nothing: ['load', 'import', 'rejected', 'figures'],
    'maker closed': [],
    'maker closed and reopened': [],
    // An agent sees figures too: their own.
    'maker demoted': ['figures'],
    'owner closed': [],
    'owner closed and reopened': [],
    'time over': [],
    withdrawn: [],
    replaced: null,
    'used before': ['load', 'import', 'rejected', 'figures'],
  },
  invitation: {
    nothing: ['look', 'accept'],
    'maker closed': [],
    'maker closed and reopened': [],
    'maker demoted': [],
    'owner closed': null,
    'owner closed and reopened': null,
    'time over': [],
    withdrawn: [],
    replaced: [],
    'used before': [],
  },
  first_admin_link: {
    nothing: ['look', 'accept'],
    'maker closed': null,
    'maker closed and reopened': null,
    'maker demoted': null,
    'owner closed': null,
    'owner closed and reopened': null,
    'time over': [],
    withdrawn: null,
    replaced: [],
    'used before': [],
  },
  reset_link: {
    nothing: ['look', 'reset'],
    'maker closed': [],
    'maker closed and reopened': [],
    'maker demoted': [],
    'owner closed': [],
    'owner closed and reopened': [],
    'time over': [],
    withdrawn: [],
    replaced: [],
    'used before': [],
  },
};

test.each(CREDENTIAL_KINDS)(
  '%s: whatever came between its making and its use, it opens what is left and nothing else',
  async (kind) => {
    const found: Partial<Record<Event, readonly string[] | null>> = {};
    for (const event of Object.keys(EVENTS) as Event[]) {
      found[event] = LEFT[kind][event] && (await usesLeftAfter(kind, event));
    }
    expect(found).toEqual(LEFT[kind]);
  },
);

async function usesLeftAfter(kind: CredentialKind, event: Event): Promise<string[]> {
  const made = await MAKE[kind]({ databases, admin });
  await EVENTS[event](made);
  const left: string[] = [];
  for (const [name, use] of Object.entries(made.uses)) if (await use()) left.push(name);
  vi.useRealTimers();
  return left;
}

test('every table that keeps the hash of a secret is of a kind that is listed', async () => {
  const tables: Record<CredentialKind, string> = {
    session: 'sessions',
    api_token: 'api_tokens',
    invitation: 'invitations',
    first_admin_link: 'invitations',
    reset_link: 'reset_links',
  };
  const all = await Promise.all([databases.db, databases.lobby].map((each) => each.introspection.getTables()));
  const keeping = all.flat().filter(({ columns }) => columns.some(({ name }) => /token_hash|secret/.test(name)));
  // A known device lets nobody in: whoever has one is only not kept waiting by strangers' guesses.
  const names = keeping.map(({ name }) => name).filter((name) => name !== 'known_devices');
  expect(names.sort()).toEqual([...new Set(Object.values(tables))].sort());
});
