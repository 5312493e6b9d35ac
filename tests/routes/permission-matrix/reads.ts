import { type Who, who } from './outcomes';

/** One address that a route answers, and how far each role comes at it by GET and HEAD. */
export interface Read {
  /** `:person`, `:team`, `:goal` … stand for the id of somebody's thing; `:import` and the like for one of the center's. */
  at: string;
  who: Who;
  /** Without an account: to the page of signing in, unless this says which status. */
  anonymous?: number;
  /** What whoever is let through gets, where that is no 200. */
  ok?: number;
  /** Looking writes something: that there was a sign of life. */
  writes?: true;
  /** The address takes no nonsense for an id: it is as if it had not been there. */
  ignoresNonsense?: true;
}

const read = (at: string, row: string, more: Partial<Read> = {}): Read => ({ at, who: who(row), ...more });

const EVERYBODY = 'yes yes yes yes yes';
const WITHOUT_OPS = 'yes yes yes none yes';
const FILES = 'none none yes yes yes';
const LOADERS = 'none none none yes yes';
const SETTERS = 'none yes yes none yes';
const ADMIN = 'none none none none yes';
const OF_PEOPLE = 'own team all none all';
const TO_SET = 'none team all none all';
const PROGRAM = 'key key key key key';
const DEFAULT = { ignoresNonsense: true } as const;

/** Every route by the name of its file, agent supervisor leader ops admin. */
export const READS: Record<string, Read[]> = {
  root: [],
  _shell: [read('/metrics', EVERYBODY)],
  '_shell.$': [read('/no-such-page', 'gone gone gone gone gone')],
  '_shell._index': [read('/', 'away yes yes away yes')],
  '_shell.account': [read('/account', EVERYBODY)],
  '_shell.contacts': [
    read('/contacts', WITHOUT_OPS),
    read('/contacts?person=:person', OF_PEOPLE, DEFAULT),
    read('/contacts?team=:team', OF_PEOPLE, DEFAULT),
  ],
  '_shell.data-health': [read('/data-health', FILES)],
  '_shell.effects.$id': [read('/effects/:effect', OF_PEOPLE), read('/effects/:effect?person=1', OF_PEOPLE)],
  '_shell.effects._index': [read('/effects', WITHOUT_OPS)],
  '_shell.events.new': [read('/events/new', SETTERS)],
  '_shell.goals.$id': [read('/goals/:goal', OF_PEOPLE)],
  '_shell.goals._index': [read('/goals', WITHOUT_OPS)],
  '_shell.goals.groups.$id': [read('/goals/groups/:group', OF_PEOPLE)],
  '_shell.goals.learning.$id': [read('/goals/learning/:learning', OF_PEOPLE)],
  '_shell.goals.learning.new': [
    read('/goals/learning/new', SETTERS),
    read('/goals/learning/new?person=:person', TO_SET, DEFAULT),
  ],
  '_shell.goals.new': [
    read('/goals/new', SETTERS),
    read('/goals/new?person=:person', TO_SET, DEFAULT),
    read('/goals/new?team=:team', TO_SET, DEFAULT),
  ],
  '_shell.goals.new_.many': [read('/goals/new/many?team=:team', TO_SET)],
  '_shell.imports.$id._index': [read('/imports/:import', FILES)],
  '_shell.imports.$id.replace': [read('/imports/:import/replace', LOADERS)],
  '_shell.imports.$id.rows.$line': [read('/imports/1/rows/:line', 'own team all all all')],
  '_shell.imports._index': [read('/imports', FILES)],
  '_shell.imports.map.$upload._index': [read('/imports/map/:upload', LOADERS, { ok: 404 })],
  '_shell.imports.map.$upload.check': [read('/imports/map/:upload/check', LOADERS, { ok: 404 })],
  '_shell.imports.new': [read('/imports/new', LOADERS)],
  '_shell.imports.people': [read('/imports/people', FILES)],
  '_shell.imports.people_.merge': [read('/imports/people/merge?keep=1', FILES)],
  '_shell.imports.profiles': [read('/imports/profiles', FILES)],
  '_shell.metrics': [read('/metrics', EVERYBODY)],
  '_shell.people.$id': [read('/people/:person', OF_PEOPLE)],
  '_shell.people.$id_.charts.$metric': [read('/people/:person/charts/average_handle_time', OF_PEOPLE)],
  '_shell.people.$id_.scorecard': [read('/people/:person/scorecard', OF_PEOPLE)],
  '_shell.scorecard._index': [read('/scorecard', WITHOUT_OPS)],
  '_shell.scorecard.new': [read('/scorecard/new', 'none none yes none yes')],
  '_shell.settings': [read('/settings', FILES)],
  '_shell.teams.$id': [read('/teams/:team', OF_PEOPLE)],
  '_shell.teams.$id_.scorecard': [read('/teams/:team/scorecard', OF_PEOPLE)],
  '_shell.teams._index': [read('/teams', WITHOUT_OPS)],
  '_shell.tokens': [read('/tokens', ADMIN)],
  '_shell.users': [read('/users', ADMIN)],
  'api.imports.$id._index': [read('/api/imports/:import', PROGRAM, { anonymous: 401 })],
  'api.imports.$id.rejected[.]csv': [read('/api/imports/:import/rejected.csv', PROGRAM, { anonymous: 401 })],
  'api.imports._index': [read('/api/imports', PROGRAM, { anonymous: 401 })],
  'api.metrics': [read('/api/metrics?metric=csat&period=8', PROGRAM, { anonymous: 401 })],
  'contacts[.]csv': [
    read('/contacts.csv', WITHOUT_OPS),
    read('/contacts.csv?person=:person', OF_PEOPLE, DEFAULT),
    read('/contacts.csv?team=:team', OF_PEOPLE, DEFAULT),
  ],
  'goals.judge': [read('/goals/judge?person=:person', TO_SET), read('/goals/judge?team=:team', TO_SET)],
  'goals.judge_.many': [read('/goals/judge/many?team=:team', TO_SET)],
  healthz: [read('/healthz', EVERYBODY, { anonymous: 200, writes: true })],
  'imports.$id.events': [read('/imports/:import/events', FILES)],
  'imports.$id.held[.]csv': [read('/imports/:import/held.csv', FILES)],
  'imports.$id.rejected[.]csv': [read('/imports/:import/rejected.csv', FILES)],
  'imports.profiles.$id[.]json': [read('/imports/profiles/:profile.json', FILES)],
  'loading-now': [read('/loading-now', EVERYBODY)],
  'sign-in': [read('/sign-in', 'away away away away away', { anonymous: 200 })],
  'sign-out': [read('/sign-out', 'away away away away away', { anonymous: 302 })],
  'reset.$token': [read('/reset/:reset', EVERYBODY, { anonymous: 200 })],
  'welcome.$token': [read('/welcome/:token', EVERYBODY, { anonymous: 200 })],
};
