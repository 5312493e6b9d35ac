import { type Who, who } from './outcomes';

/** One thing that a route's action is asked to do, and how far each role comes with it. */
export interface Write {
  /** The form's `intent`; null for a form that has none. */
  intent: string | null;
  at: string;
  who: Who;
  /** Typed beside it; too little for anything to be written, so that whoever is let through is told what is missing. */
  fields: Record<string, string>;
  /** What they are answered with. */
  ok: number;
  /** And where they sent a form without scripts, if that is another status. */
  okAsPage?: number;
  /** Without an account: to the page of signing in, unless this says which status. */
  anonymous?: number;
  /** A nonsense id is as if nobody was chosen. */
  ignoresNonsense?: true;
  /** As files are sent. */
  isMultipart?: true;
  /** What was answered `ok` wrote something all the same: a session ended, a note that somebody tried. */
  writes?: true;
}

type Told = Partial<
  Pick<Write, 'fields' | 'ok' | 'okAsPage' | 'anonymous' | 'ignoresNonsense' | 'isMultipart' | 'writes'>
>;
const write = (intent: string | null, at: string, row: string, told: Told = {}): Write => ({
  intent,
  at,
  who: who(row),
  fields: {},
  ok: 400,
  ...told,
});
/** Several things that are asked for alike. */
const each = (intents: string[], at: string, row: string, told: Told = {}) =>
  intents.map((intent) => write(intent, at, row, told));

const EVERYBODY = 'yes yes yes yes yes';
const LOADERS = 'none none none yes yes';
const ADMIN = 'none none none none yes';
const PROGRAM = { anonymous: 401 } as const;
/** What no action knows. */
export const NO_INTENT = 'no such thing';
const GONE = { ok: 404, fields: { id: '999999' } };
const CHART = '/people/:person/charts/average_handle_time';

/** Every route that has an action, agent supervisor leader ops admin. */
export const WRITES: Record<string, Write[]> = {
  '_shell.account': [
    ...[null, 'password'].map((intent) =>
      write(intent, '/account', EVERYBODY, { fields: { password: 'wrong', newPassword: '' }, writes: true }),
    ),
    ...each(['region'], '/account', EVERYBODY, { fields: { region: 'nowhere' } }),
    ...each(['end', 'end_others'], '/account', EVERYBODY, { ok: 302, fields: { id: '999999' }, writes: true }),
  ],
  '_shell.events.new': [
    ...[null, 'log'].map((intent) => write(intent, '/events/new', 'none yes yes none yes')),
    write('take-back', '/events/new', 'none yes yes none yes', GONE),
  ],
  '_shell.goals.$id': [
    ...each(['check-in', 'revise', 'close', 'milestone'], '/goals/:goal', 'own! team all none all'),
    ...each(['milestone-done', 'milestone-open'], '/goals/:goal', 'own! team all none all'),
    ...each(['note', 'acknowledge'], '/goals/:goal', 'own team! all! none all!'),
    write(NO_INTENT, '/goals/:goal', 'own! team all none all'),
  ],
  '_shell.goals.learning.$id': [
    write('evidence', '/goals/learning/:learning', 'own team all none all'),
    write('close', '/goals/learning/:learning', 'own! team all none all'),
    write(NO_INTENT, '/goals/learning/:learning', 'own! team all none all'),
  ],
  '_shell.goals.learning.new': [
    write(null, '/goals/learning/new', 'none yes yes none yes'),
    write(null, '/goals/learning/new', 'none team all none all', {
      fields: { person: ':person' },
      ignoresNonsense: true,
    }),
    ...each(['evidence', 'close'], '/goals/learning/new', 'none yes yes none yes'),
  ],
  '_shell.goals.new': ['set', 'check'].flatMap((intent) => [
    write(intent, '/goals/new', 'none team all none all', { fields: { person: ':person' } }),
    write(intent, '/goals/new', 'none team all none all', { fields: { team: ':team' } }),
  ]),
  '_shell.goals.new_.many': ['set', 'check'].map((intent) =>
    write(intent, '/goals/new/many', 'none team all none all', { fields: { team: ':team' } }),
  ),
  '_shell.imports.$id._index': each(['again', 'undo', 'cancel', NO_INTENT], '/imports/:undone', LOADERS),
  '_shell.imports.$id.replace': [
    write('replace', '/imports/:import/replace', LOADERS),
    write('look', '/imports/:import/replace', LOADERS, { ok: 302 }),
    write(null, '/imports/:import/replace', LOADERS, { isMultipart: true }),
  ],
  '_shell.imports.map.$upload.check': each(
    ['load', 'save', 'save_and_load', NO_INTENT],
    '/imports/map/:upload/check',
    LOADERS,
    { ok: 404 },
  ),
  '_shell.imports.new': [
    write('load', '/imports/new', LOADERS),
    write('look', '/imports/new', LOADERS, { ok: 302 }),
    write(null, '/imports/new', LOADERS, { isMultipart: true }),
  ],
  '_shell.imports.people': each(
    ['link', 'create', 'ignore', 'return', 'settle', NO_INTENT],
    '/imports/people',
    LOADERS,
    GONE,
  ),
  '_shell.imports.people_.merge': each(['merge', 'unmerge', NO_INTENT], '/imports/people/merge', LOADERS, {
    fields: { id: 'x1' },
  }),
  '_shell.imports.profiles': [
    ...each(['change', 'retire', 'restore'], '/imports/profiles', LOADERS, GONE),
    write(NO_INTENT, '/imports/profiles', LOADERS),
    write(null, '/imports/profiles', LOADERS, { isMultipart: true }),
  ],
  '_shell.people.$id_.charts.$metric': [
    ...each(['take-back-event', 'take-back-baseline'], CHART, 'own! team all none all', GONE),
    ...each(['start-baseline', NO_INTENT], CHART, 'own! team all none all'),
  ],
  '_shell.scorecard._index': each(['take-back', NO_INTENT], '/scorecard', 'none none yes none yes'),
  '_shell.scorecard.new': each(['save', NO_INTENT], '/scorecard/new', 'none none yes none yes'),
  '_shell.settings': each(
    [
      ...['add_holiday', 'remove_holiday', 'preview', 'save', 'save_calendar', 'remove_calendar'],
      ...['put_back_calendars', 'save_center', NO_INTENT],
    ],
    '/settings',
    LOADERS,
    { fields: { team: '999999' } },
  ),
  '_shell.tokens': [
    ...each(['create', NO_INTENT], '/tokens', ADMIN),
    write('revoke', '/tokens', ADMIN, { ok: 302, fields: { id: '999999' } }),
  ],
  '_shell.users': [
    ...each(['invite', NO_INTENT], '/users', ADMIN),
    ...each(['make_reset_link', 'withdraw_reset_link', 'withdraw_invitation', 'renew_invitation'], '/users', ADMIN, {
      fields: { id: '999999' },
    }),
    ...each(['close', 'reopen'], '/users', ADMIN, { fields: { id: '999999' } }),
  ],
  'api.imports._index': [write(null, '/api/imports', 'key key key key key', PROGRAM)],
  'api.metrics': [write(null, '/api/metrics', 'key key key key key', PROGRAM)],
  'sign-in': [
    write(null, '/sign-in', EVERYBODY, {
      anonymous: 400,
      fields: { email: 'x@example.com' },
      writes: true,
      // Drawn again, the page leads whoever is signed in away.
      okAsPage: 302,
    }),
  ],
  'sign-out': [write(null, '/sign-out', EVERYBODY, { ok: 302, writes: true })],
  'reset.$token': [write(null, '/reset/:reset', EVERYBODY, { anonymous: 400 })],
  'welcome.$token': [write(null, '/welcome/:token', EVERYBODY, { anonymous: 400 })],
};
