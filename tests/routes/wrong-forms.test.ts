import ts from 'typescript';
import { expect, test } from 'vitest';
import { SECRET_FIELDS } from '~/server/secret-fields.server';
import { findNodes, readSourceFiles } from '../source-files';
import { actionCenterForAllTests, center, withCenter } from './action-center';
import { formPost, ORIGIN } from './harness';
import { changesBetween, contentOf, settle } from './locked-desk';
import { openSite } from './site';

actionCenterForAllTests();

type Role = 'supervisor' | 'agent' | 'leader' | 'ops' | 'admin' | 'nobody';

interface WrongForm {
  /** The route whose action is sent a good form elsewhere, and what is wrong with it here. */
  route: string;
  intent?: string;
  wrong: Record<string, string>;
  /** A form that is sent nowhere else. */
  sent?: { as: Role; path: string; fields: Record<string, string> };
  /** What a select cannot show, or what only a second field shows to be wrong. */
  at?: string;
  /** A try to sign in is noted, and so is one to change a password. */
  isNoted?: true;
  isUpload?: true;
  /** The fields by which its page's address says what it is for. */
  asked?: readonly string[];
}

const DAY = '2026-02-31';
const LONG = 'x'.repeat(2_001);
const COUNTING = { threshold_s: '20', service_level_variant: 'ignore', short_abandon_s: '5', repeat_days: '7' };
const CENTER = { center_name: 'Harbor', time_zone: 'UTC', week_start: 'monday', quarter_start: 'january' };
const settings = (fields: Record<string, string>) => ({ as: 'admin', path: '/settings', fields }) as const;
const upload = (path: string) => ({ as: 'ops', path, fields: {} }) as const;

/** Each form that somebody fills in, by file and by what it asks. */
const FORMS: Record<string, WrongForm> = {
  'event-form Fields': { route: '_shell.events.new', wrong: { intent: 'log', onDate: DAY } },
  'goal-form GroupFormFields': {
    route: '_shell.goals.new',
    intent: 'set',
    wrong: { dueDate: DAY },
    asked: ['person', 'metric'],
  },
  'goal-form GroupFormFields, of many': {
    route: '_shell.goals.new_.many',
    intent: 'set',
    wrong: { target: 'soon' },
    asked: ['team', 'metric'],
  },
  'learning-form Fields': { route: '_shell.goals.learning.new', wrong: { dueDate: DAY } },
  'learning-cards EvidenceForm': {
    route: '_shell.goals.learning.$id',
    intent: 'evidence',
    wrong: { link: 'javascript:alert(1)' },
  },
  'learning-cards CloseLearningForm': { route: '_shell.goals.learning.$id', intent: 'close', wrong: { outcome: '' } },
  'check-ins-card CheckInForm': { route: '_shell.goals.$id', intent: 'check-in', wrong: { onDate: DAY } },
  'check-ins-card OwnNoteForm': { route: '_shell.goals.$id', intent: 'note', wrong: { note: LONG } },
  'revise-card ReviseFields': { route: '_shell.goals.$id', intent: 'revise', wrong: { target: 'soon' } },
  'revise-card CloseFields': { route: '_shell.goals.$id', intent: 'close', wrong: { next: LONG } },
  'review-card Fields': { route: '_shell.goals.$id', intent: 'acknowledge', wrong: { words: LONG } },
  'milestones-card Fields': { route: '_shell.goals.$id', intent: 'milestone', wrong: { milestoneDate: DAY } },
  'start-baseline-card StartBaselineForm': {
    route: '_shell.people.$id_.charts.$metric',
    intent: 'start-baseline',
    wrong: { fromDate: DAY },
  },
  'version-form VersionFormFields': { route: '_shell.scorecard.new', wrong: { 'pillars[0].metrics[0].floor': 'soon' } },
  'counting-card CountingForm': {
    route: '_shell.settings',
    sent: settings({ intent: 'save', ...COUNTING }),
    wrong: { short_abandon_s: '601' },
  },
  'center-card CenterForm': {
    route: '_shell.settings',
    sent: settings({ intent: 'save_center', ...CENTER }),
    wrong: { time_zone: 'Mars/Base' },
  },
  'calendars-card CalendarForm': {
    route: '_shell.settings',
    sent: settings({ intent: 'save_calendar', team: '0', time_zone: 'UTC', Monday: '9–17' }),
    wrong: { Tuesday: '17–9' },
  },
  'holidays-card HolidayForm': { route: '_shell.settings', intent: 'add_holiday', wrong: { date: DAY } },
  'held-card LinkForm': { route: '_shell.imports.people', intent: 'link', wrong: { employee: 'Somebody else' } },
  'held-card CreateForm': { route: '_shell.imports.people', intent: 'create', wrong: { email: 'nowhere' } },
  'password-form Fields': {
    route: '_shell.account',
    wrong: { intent: 'password', password: 'not the one of now' },
    at: 'password',
    isNoted: true,
  },
  'region-form Fields': {
    route: '_shell.account',
    sent: { as: 'ops', path: '/account', fields: { intent: 'region' } },
    wrong: { region: 'nowhere' },
    at: 'region',
  },
  'token-form Fields': {
    route: '_shell.tokens',
    intent: 'create',
    wrong: { lasts: 'date', endsOn: DAY },
    at: 'endsOn',
  },
  'invite-form Fields': { route: '_shell.users', intent: 'invite', wrong: { email: 'nowhere' } },
  'sign-in SignInForm': { route: 'sign-in', wrong: { password: 'not the one of now' }, isNoted: true },
  'reset.$token ResetForm': { route: 'reset.$token', wrong: { password: 'tooshort' } },
  'welcome.$token WelcomeForm': { route: 'welcome.$token', wrong: { name: 'x'.repeat(101) } },
  '_shell.imports.new FilesForm': {
    route: '_shell.imports.new',
    sent: upload('/imports/new'),
    wrong: { files: '' },
    isUpload: true,
  },
  '_shell.imports.$id.replace FilesForm': {
    route: '_shell.imports.$id.replace',
    sent: upload('/imports/:import/replace'),
    wrong: { files: '' },
    isUpload: true,
  },
  '_shell.imports.profiles LayoutFileForm': {
    route: '_shell.imports.profiles',
    sent: upload('/imports/profiles'),
    wrong: { layout: '' },
    isUpload: true,
  },
};

/** Its files are those of a mapping, with which mapping-layouts.test.ts tries it. */
const ELSEWHERE = ['load-card SaveLayoutForm'];
/** One with lines is drawn by itself. */
const LISTED = ['version-form VersionFormFields'];

test('each form that somebody fills in is tried', () => {
  const forms = readSourceFiles().flatMap(({ path, tree }) =>
    path.startsWith('app/')
      ? findNodes(tree, ts.isJsxOpeningElement)
          .filter(({ tagName }) => tagName.getText() === 'TypedForm')
          .map(({ typeArguments }) => `${path.replace(/^.*\/|\.tsx$/g, '')} ${typeArguments?.[0]?.getText()}`)
      : [],
  );
  const tried = Object.keys(FORMS).map((form) => form.split(',')[0]!);
  expect([...new Set([...tried, ...ELSEWHERE])].sort()).toEqual([...new Set([...forms, ...LISTED])].sort());
});

test('what is wrong is said beside its field, where the page begins; what was typed stays, and nothing is written', {
  timeout: 120_000,
}, async () => {
  const found: Record<string, string[]> = {};
  await withCenter(async (opened) => {
    const site = await openSite();
    for (const [name, form] of Object.entries(FORMS)) {
      const { as, path, fields } = sentFor(form);
      const user = as === 'nobody' ? null : center.people[as];
      const field = form.at ?? Object.keys(form.wrong).at(-1)!;
      const sent = { ...fields, ...form.wrong };
      const init = form.isUpload ? emptyUpload(field) : formPost(sent);
      await settle(opened);
      const before = contentOf(opened);
      const response = await site(user, path, { ...init, headers: { Origin: ORIGIN, Host: new URL(ORIGIN).host } });
      const markup = await response.text();
      const kept = Object.entries(sent).filter(([typed, text]) => text !== '' && typed !== form.at);
      await settle(opened);
      const missed = [
        response.status !== 400 && `status ${response.status}`,
        ...whyNotBeside(markup, field),
        ...kept.map(([typed, text]) => {
          const isShown = markup.includes(inMarkup(text));
          return isShown === SECRET_FIELDS.includes(typed) && `${typed} is ${isShown ? 'shown' : 'lost'}`;
        }),
        ...(form.isNoted
          ? []
          : Object.keys(changesBetween(before, contentOf(opened))).map((table) => `${table} changed`)),
      ];
      const wrong = missed.filter((each) => each !== false);
      if (wrong.length > 0) found[name] = wrong;
    }
  });
  expect(found).toEqual({});
});

/** What is missing at a field that is wrong: that it says so, where its words are, and that the page begins there. */
function whyNotBeside(markup: string, field: string): string[] {
  const control = controlsOf(markup, field).find((each) => each.includes('aria-invalid="true"')) ?? '';
  const described = /aria-describedby="([^"]+)"/.exec(control)?.[1]?.split(' ').at(-1) ?? 'nothing';
  const words = new RegExp(`id="${escaped(described)}"[^>]*>.*?[a-z]`).test(markup);
  return [
    ...(control === '' ? [`${field} is not marked`] : []),
    ...(control.includes('autofocus=""') ? [] : ['the page begins elsewhere']),
    ...(words ? [] : ['no words say what is wrong']),
  ];
}

/** A good form, as it is sent elsewhere. */
function sentFor({ route, intent, sent, asked = [] }: WrongForm) {
  if (sent) return { ...sent, path: sent.path.replace(':import', center.importId) };
  const good = center.actions.find((each) => each.route === route && (!intent || each.fields?.intent === intent))!;
  const { fields = {} } = good;
  const query = new URLSearchParams(asked.map((name) => [name, fields[name] ?? '']));
  return { as: good.as as Role, path: asked.length > 0 ? `${good.path}?${query}` : good.path, fields };
}

function emptyUpload(field: string): RequestInit {
  const body = new FormData();
  body.append(field, new Blob([]), '');
  return { method: 'POST', body, headers: { Origin: ORIGIN } };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const controlsOf = (markup: string, field: string) =>
  markup.match(new RegExp(`<(input|select|textarea)[^>]* name="${escaped(field)}"[^>]*>`, 'g')) ?? [];
const inMarkup = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
