import type { Page } from '@playwright/test';
import type { Role } from './fixtures';

export interface PageUnderTest {
  name: string;
  /** Where to begin, and the links to follow from there: the first whose address fits, one after the other. */
  start: (role: Role) => string;
  follow?: RegExp[];
  /** Who may open it; everybody else is told so. Null: whoever comes, signed in or not. */
  roles: readonly Role[] | null;
}

const at = (path: string) => () => path;
const LEADING = ['admin', 'leader', 'supervisor'] as const;
const SEEING_PEOPLE = [...LEADING, 'agent'] as const;
const EVERYBODY = [...SEEING_PEOPLE, 'ops'] as const;

const TEAM = /^\/teams\/\d+$/;
const PERSON = /^\/people\/\d+$/;
/** Agents have their own page in the menu; the others come to people by way of a team. */
const toPerson = (role: Role) => (role === 'agent' ? '/metrics' : '/teams');

/** Every page of the product. A new page is added here, and is then held to all that pages.spec.ts asks. */
export const PAGES: PageUnderTest[] = [
  { name: 'sign-in', start: at('/sign-in'), roles: null },
  { name: 'today', start: at('/'), roles: LEADING },
  { name: 'teams', start: at('/teams'), roles: SEEING_PEOPLE },
  { name: 'team', start: at('/teams'), follow: [TEAM], roles: SEEING_PEOPLE },
  { name: 'person', start: toPerson, follow: [TEAM, PERSON], roles: SEEING_PEOPLE },
  {
    name: 'textbook-chart',
    start: toPerson,
    follow: [TEAM, PERSON, /^\/people\/\d+\/charts\/\w+$/],
    roles: SEEING_PEOPLE,
  },
  { name: 'record-event', start: at('/events/new'), roles: LEADING },
  { name: 'goals', start: at('/goals'), roles: SEEING_PEOPLE },
  { name: 'new-goal', start: at('/goals/new'), roles: LEADING },
  {
    name: 'new-goal-for-many',
    start: (role) => (role === 'agent' || role === 'ops' ? '/goals/new/many' : '/goals'),
    follow: [/^\/goals\/new\/many$/],
    roles: LEADING,
  },
  { name: 'new-learning-goal', start: at('/goals/learning/new'), roles: LEADING },
  { name: 'goal', start: at('/goals'), follow: [/^\/goals\/\d+$/], roles: SEEING_PEOPLE },
  {
    name: 'goal-for-many',
    start: at('/goals?metric=share_held'),
    follow: [/^\/goals\/\d+$/, /^\/goals\/groups\/\d+$/],
    roles: SEEING_PEOPLE,
  },
  {
    name: 'learning-goal',
    // The demo's newcomer has no account: of such goals its agent has none to open, and may not set one.
    start: (role) => (role === 'agent' ? '/goals/learning/new' : '/goals'),
    follow: [/^\/goals\/learning\/\d+$/],
    roles: LEADING,
  },
  { name: 'effects', start: at('/effects'), roles: SEEING_PEOPLE },
  { name: 'effect', start: at('/effects'), follow: [/^\/effects\/\d+$/], roles: SEEING_PEOPLE },
  { name: 'scorecard', start: at('/scorecard'), roles: SEEING_PEOPLE },
  { name: 'new-scorecard-version', start: at('/scorecard/new'), roles: ['admin', 'leader'] },
  {
    name: 'person-scorecard',
    start: toPerson,
    follow: [TEAM, PERSON, /^\/people\/\d+\/scorecard$/],
    roles: SEEING_PEOPLE,
  },
  {
    name: 'team-scorecard',
    start: at('/teams'),
    follow: [TEAM, /^\/teams\/\d+\/scorecard$/],
    roles: SEEING_PEOPLE,
  },
  { name: 'contacts', start: at('/contacts'), roles: SEEING_PEOPLE },
  { name: 'imports', start: at('/imports'), roles: ['admin', 'leader', 'ops'] },
  { name: 'held-people', start: at('/imports/people'), roles: ['admin', 'leader', 'ops'] },
  { name: 'merge-people', start: at('/imports/people/merge'), roles: ['admin', 'leader', 'ops'] },
  { name: 'new-import', start: at('/imports/new'), roles: ['admin', 'ops'] },
  { name: 'known-layouts', start: at('/imports/profiles'), roles: ['admin', 'leader', 'ops'] },
  { name: 'import', start: at('/imports'), follow: [/^\/imports\/\d+$/], roles: ['admin', 'leader', 'ops'] },
  {
    name: 'import-line',
    start: at('/contacts'),
    follow: [/^\/imports\/\d+\/rows\/\d+$/],
    roles: SEEING_PEOPLE,
  },
  { name: 'replace-import', start: at('/imports/2/replace'), roles: ['admin', 'ops'] },
  { name: 'data-health', start: at('/data-health'), roles: ['admin', 'leader', 'ops'] },
  { name: 'metrics', start: at('/metrics'), roles: EVERYBODY },
  { name: 'settings', start: at('/settings'), roles: ['admin', 'leader', 'ops'] },
  { name: 'users', start: at('/users'), roles: ['admin'] },
  { name: 'tokens', start: at('/tokens'), roles: ['admin'] },
  { name: 'account', start: at('/account'), roles: EVERYBODY },
];

/** The page's address for the role, found by following links as a person would; pages on the way are not drawn. */
export async function findAddress(page: Page, { start, follow = [] }: PageUnderTest, role: Role): Promise<string> {
  let address = start(role);
  for (const pattern of follow) {
    const response = await page.request.get(address);
    const here = new URL(response.url()).pathname;
    if (pattern.test(here)) {
      address = here;
      continue;
    }
    const next = linksOf(await response.text()).find((href) => pattern.test(href.split(/[?#]/)[0] ?? ''));
    if (next === undefined && pattern !== follow.at(-1)) continue;
    if (next === undefined) throw new Error(`${address} links to nothing like ${pattern}`);
    address = next;
  }
  return address;
}

const linksOf = (html: string): string[] =>
  [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'));
