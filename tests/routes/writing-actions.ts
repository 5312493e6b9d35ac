import { Readable } from 'node:stream';
import type { OpenDatabase } from 'db/open';
import { findUser, updatePasswordHash } from 'db/queries/users';
import { keepFile } from 'importers/load/files/uploads';
import { profileOfMapping } from 'importers/mapping/profile-of-mapping';
import { readUnknownTable } from 'importers/mapping/read-unknown-table';
import { suggestMapping } from 'importers/mapping/suggest-mapping';
import { createUser } from '~/features/access/create-user.server';
import { createToken } from '~/features/access/manage-tokens.server';
import { hashPassword } from '~/features/access/password.server';
import type { SignedInUser } from '~/features/access/permissions';
import { makeResetLink } from '~/features/access/reset-link.server';
import { invite } from '~/features/access/welcome.server';
import { recordEvent } from '~/features/events/record-event.server';
import { setLearningGoal } from '~/features/goals/learning/learning-goal.server';
import { setGoal } from '~/features/goals/new/set-goal.server';
import { saveProfile } from '~/features/mapping/save-mapping.server';
import { makeEmployee, makeUser } from '../factories';
import { AS_OF, makeGoalCenter } from '../goal-center';
import { callLog, loadText, ROSTER_HEADER } from '../importers/load-helpers';
import { fileOf } from '../importers/read-file';
import { phoneCalls } from '../importers/unknown-layouts';
import { makeDraft } from '../metrics/scorecard/scorecard-factories';
import { formPost, ORIGIN } from './harness';
import { versionForm, writeFirstVersion } from './scorecard-center';

type Role = 'supervisor' | 'agent' | 'leader' | 'ops' | 'admin';

/** Something that a person, a program or nobody in particular sends, which an action then writes. */
export interface WritingAction {
  route: string;
  as: Role | 'nobody' | 'program';
  path: string;
  params?: Record<string, string>;
  fields?: Record<string, string>;
  init?: RequestInit;
  /** Fields that are typed into no page again. */
  secrets?: readonly string[];
  /** Its rows move on another thread, for which the answer waits some seconds. */
  isSlow?: boolean;
}

const PASSWORD = 'violet kettle on the roof';
const NEXT_PASSWORD = 'amber ladder by the river';

/** A center in which there is something to act on for every action; gives who acts, and all that can be done. */
export async function makeActionCenter(opened: OpenDatabase) {
  const { db } = opened;
  const goals = await makeGoalCenter(opened);
  const { supervisor, agent, leader, ops } = goals;
  const admin = await makeUser(db, { role: 'admin' });
  const people: Record<Role, SignedInUser> = { supervisor, agent, leader, ops, admin };
  await loadText(opened, `${ROSTER_HEADER}\nAna Moroz,ana@example.com,North,UTC,2024-01-01,,,,member\n`, 'roster.csv');
  const calls = await loadText(
    opened,
    callLog([
      { id: 'C1', agent: 'Ana Moroz' },
      ...['Link Me', 'New One', 'No One', 'Back Again'].map((agent, index) => ({ id: `H${index}`, agent })),
    ]),
  );
  const heldId = (name: string) =>
    String(opened.connection.prepare('SELECT id FROM held_people WHERE name = ?').pluck().get(name));
  const twin = await makeEmployee(db, { name: 'Ana Moros' });
  opened.connection.exec(`UPDATE held_people SET state = 'ignored' WHERE name = 'Back Again'`);

  const input = {
    metricId: 'csat',
    employeeId: goals.priya,
    kind: 'period',
    target: 0.82,
    startDate: '2026-04-06',
    dueDate: '2026-06-28',
    baselineFrom: '2026-01-05',
    baselineTo: '2026-03-29',
    setOn: '2026-04-06',
  } as const;
  const goal = await setGoal(db, supervisor, input);
  const closed = await setGoal(db, supervisor, input);
  if (!goal.isSet || !closed.isSet) throw new Error('The goals were not set.');
  await db
    .updateTable('goals')
    .set({ closed_at: 1, closed_note: 'Done.', closed_next: 'More.' })
    .where('id', '=', closed.id)
    .execute();
  const milestone = Number(
    opened.connection
      .prepare(
        `INSERT INTO goal_milestones (goal_id, on_date, words, created_by, created_at)
          VALUES (?, '2026-05-20', 'Hear calls.', 1, 1) RETURNING id`,
      )
      .pluck()
      .get(goal.id),
  );
  const learning = {
    person: String(goals.priya),
    title: 'Explain a bill',
    proof: 'Two calls heard',
    dueDate: '2026-07-01',
  };
  const learningGoal = await setLearningGoal(db, supervisor, { ...learning, reason: '' });
  const event = {
    kind: 'training',
    title: 'Holds',
    about: `person-${goals.priya}`,
    onDate: '2026-03-03',
    isNewBaseline: 'on',
  };
  const choices = { people: [{ value: event.about }], teams: [], queues: [] } as never;
  const logged = { ...event, kind: 'training', isNewBaseline: true } as const;
  const recorded = await recordEvent(db, logged, { user: supervisor, choices });
  if (!('to' in recorded)) throw new Error(JSON.stringify(recorded));
  const lastOf = (table: string) => String(opened.connection.prepare(`SELECT MAX(id) FROM ${table}`).pluck().get());
  const versionId = await writeFirstVersion({ db, leader });
  const next = { fromDate: '2026-10-01', reason: 'Another', token: null, pillars: makeDraft() };
  const { writeVersion } = await import('~/features/scorecards/write-version.server');
  const coming = await writeVersion(db, leader, next, AS_OF);
  const layout = readUnknownTable(fileOf(phoneCalls(20)), 'ring line.csv');
  const { headers } = (await layout)!;
  const profile = profileOfMapping(suggestMapping((await layout)!).mapping, headers, {
    id: 'ring-line',
    label: 'Ring line',
    version: 1,
  });
  await saveProfile(profile, { userId: ops.id, example: null, isChange: false });
  const made = await createToken(admin, { name: 'nightly', scope: ['imports:write', 'imports:read'] });
  if (!('token' in made)) throw new Error(JSON.stringify(made));
  const { token } = made;
  const tokenId = lastOf('api_tokens');
  const invitation = (await invite(db, { role: 'leader', email: 'lee@example.com', days: 30 })).split('/').at(-1)!;
  await createUser(db, { email: 'dana@example.com', name: 'Dana', password: PASSWORD, role: 'ops' });
  const resetOf = await makeResetLink(opened, { owner: (await findUser(opened, goals.leader.id))!, madeBy: admin.id });
  const resetToken = resetOf.split('/').at(-1)!;
  const waiting = await keepFile(Readable.from([Buffer.from(callLog([{ id: 'N1', agent: 'Ana Moroz' }]))]));
  const ofCalls = String(calls.id);
  const goalForm = {
    intent: 'set',
    person: String(goals.priya),
    team: '',
    metric: 'csat',
    queue: '',
    channel: '',
    kind: 'period',
    levelWeeks: '4',
    target: '82',
    startDate: AS_OF,
    dueDate: '2026-08-23',
    baselineFrom: '2026-03-09',
    baselineTo: '2026-05-31',
    everyWeeks: '2',
    checkInDates: '',
    pillar: String(goals.pillarIds[0]),
    counterMetric: 'transfer_rate',
    counterLimit: '12.5',
    reason: 'She asked for it herself.',
    token: 'token-of-goal',
  };
  const onGoal = (fields: Record<string, string>, as: Role = 'supervisor', id = goal.id): WritingAction => ({
    route: '_shell.goals.$id',
    as,
    path: `/goals/${id}`,
    params: { id: String(id) },
    fields,
  });
  const onLearning = (fields: Record<string, string>): WritingAction => ({
    route: '_shell.goals.learning.$id',
    as: 'supervisor',
    path: `/goals/learning/${learningGoal.id}`,
    params: { id: String(learningGoal.id) },
    fields,
  });
  const onChart = (fields: Record<string, string>): WritingAction => ({
    route: '_shell.people.$id_.charts.$metric',
    as: 'supervisor',
    path: `/people/${goals.priya}/charts/csat`,
    params: { id: String(goals.priya), metric: 'csat' },
    fields,
  });
  const onHeld = (fields: Record<string, string>): WritingAction => ({
    route: '_shell.imports.people',
    as: 'ops',
    path: '/imports/people',
    fields,
    isSlow: true,
  });
  const onImport = (intent: string): WritingAction => ({
    route: '_shell.imports.$id._index',
    as: 'ops',
    path: `/imports/${ofCalls}`,
    params: { id: ofCalls },
    fields: { intent },
  });
  const on = (route: string, as: Role, path: string, fields: Record<string, string>): WritingAction => ({
    route,
    as,
    path,
    fields,
  });
  const onUsers = (fields: Record<string, string>) => on('_shell.users', 'admin', '/users', fields);
  const file = `${waiting.hash}~new.csv`;
  const many = {
    ...goalForm,
    person: '',
    team: String(goals.north),
    metric: 'hold_time',
    target: '32 s',
    counterMetric: '',
    counterLimit: '',
    people: String(goals.priya),
    token: 'token-of-many',
  };
  await updatePasswordHash(db, { id: ops.id, hash: await hashPassword(PASSWORD) });
  const actions: WritingAction[] = [
    on('_shell.events.new', 'supervisor', '/events/new', {
      ...event,
      onDate: '2026-05-04',
      title: 'Kind words on holds',
      untilDate: '',
    }),
    on('_shell.goals.new', 'supervisor', '/goals/new', goalForm),
    on('_shell.goals.new_.many', 'supervisor', '/goals/new/many', many),
    on('_shell.goals.learning.new', 'supervisor', '/goals/learning/new', {
      ...learning,
      title: 'Refund a bill',
      pillar: '',
      reason: 'It is new.',
      token: 'token-of-learning',
    }),
    onLearning({ intent: 'evidence', note: 'Heard two calls.', link: '' }),
    onLearning({ intent: 'close', outcome: 'not done', closing: 'Next month, by listening.' }),
    onGoal({ intent: 'check-in', onDate: '2026-05-18', note: 'Two calls heard.' }),
    onGoal({ intent: 'note', onDate: '2026-05-04', note: 'I want to hear my own.' }, 'agent'),
    onGoal({ intent: 'revise', target: '79', dueDate: '2026-07-05', why: 'On leave in June.' }),
    onGoal({ intent: 'close', note: 'Calls were heard.', next: 'The same for chat.' }),
    onGoal({ intent: 'acknowledge', words: 'I was ill.' }, 'agent', closed.id),
    onGoal({
      intent: 'milestone',
      milestoneDate: '2026-06-14',
      milestoneValue: '',
      milestoneWords: 'Sits beside Kwame.',
    }),
    onGoal({ intent: 'milestone-done', milestone: String(milestone) }),
    onChart({ intent: 'start-baseline', eventId: '', fromDate: '2026-04-13', reason: 'Other shifts', charts: '' }),
    onChart({ intent: 'take-back-event', id: lastOf('events') }),
    onChart({ intent: 'take-back-baseline', id: lastOf('baselines') }),
    on('_shell.scorecard.new', 'leader', '/scorecard/new', versionForm(makeDraft(), { fromDate: '2027-01-01' })),
    on('_shell.scorecard._index', 'leader', '/scorecard', { intent: 'take-back', id: String(coming.id) }),
    on('_shell.imports.profiles', 'ops', '/imports/profiles', { intent: 'retire', id: 'ring-line' }),
    {
      route: '_shell.imports.profiles',
      as: 'ops',
      path: '/imports/profiles',
      init: layoutUpload({ ...profile, id: 'other-line', label: 'Other line' }),
    },
    onImport('undo'),
    on('_shell.imports.new', 'ops', '/imports/new', { file, intent: 'load' }),
    {
      ...on('_shell.imports.$id.replace', 'ops', `/imports/${ofCalls}/replace`, { file, intent: 'replace' }),
      params: { id: ofCalls },
    },
    {
      ...on('_shell.settings', 'admin', '/settings', {
        intent: 'add_holiday',
        team: '0',
        date: '2026-12-24',
        name: 'Christmas Eve',
      }),
      isSlow: true,
    },
    onHeld({ id: heldId('Link Me'), intent: 'link', employee: String(twin) }),
    onHeld({ id: heldId('New One'), intent: 'create', name: 'New One', email: '', teamId: '0' }),
    onHeld({ id: heldId('No One'), intent: 'ignore' }),
    onHeld({ id: heldId('Back Again'), intent: 'return' }),
    {
      ...on('_shell.imports.people_.merge', 'ops', '/imports/people/merge', {
        intent: 'merge',
        keep: String(goals.priya),
        other: String(twin),
      }),
      isSlow: true,
    },
    {
      ...on('_shell.account', 'ops', '/account', { password: PASSWORD, newPassword: NEXT_PASSWORD }),
      secrets: ['password', 'newPassword'],
    },
    on('_shell.tokens', 'admin', '/tokens', { intent: 'create', name: 'another export', scope: 'metrics:read' }),
    on('_shell.tokens', 'admin', '/tokens', { intent: 'revoke', id: tokenId }),
    on('_shell.users', 'admin', '/users', {
      intent: 'invite',
      email: 'new@example.com',
      role: 'ops',
      employeeId: '',
    }),
    on('_shell.users', 'admin', '/users', { intent: 'close', id: String(goals.otherAgent.id) }),
    onUsers({ intent: 'make_reset_link', id: String(goals.otherAgent.id) }),
    onUsers({ intent: 'withdraw_reset_link', id: String(goals.leader.id) }),
    onUsers({ intent: 'withdraw_invitation', id: lastOf('invitations') }),
    onUsers({ intent: 'renew_invitation', id: lastOf('invitations') }),
    {
      ...on('reset.$token', 'admin', `/reset/${resetToken}`, { password: NEXT_PASSWORD }),
      as: 'nobody',
      params: { token: resetToken },
      secrets: ['password'],
    },
    {
      ...on('sign-in', 'admin', '/sign-in', { email: 'dana@example.com', password: PASSWORD }),
      as: 'nobody',
      secrets: ['password'],
    },
    on('sign-out', 'supervisor', '/sign-out', {}),
    {
      ...on('welcome.$token', 'admin', `/welcome/${invitation}`, {
        name: 'Lee',
        email: 'lee@example.com',
        password: PASSWORD,
      }),
      as: 'nobody',
      params: { token: invitation },
      secrets: ['password'],
    },
    {
      route: 'api.imports._index',
      as: 'program',
      path: '/api/imports?name=sent.csv',
      init: {
        method: 'POST',
        body: callLog([{ id: 'S1', agent: 'Ana Moroz' }]),
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'text/csv' },
      },
    },
  ];
  return { people, actions, versionId, importId: ofCalls };
}

function layoutUpload(profile: unknown): RequestInit {
  const body = new FormData();
  body.append('layout', new Blob([JSON.stringify(profile)], { type: 'application/json' }), 'layout.json');
  return { method: 'POST', body, headers: { Origin: ORIGIN } };
}

/** What is sent, as a browser or a program does. */
export const initOf = ({ init, fields }: Pick<WritingAction, 'init' | 'fields'>): RequestInit =>
  init ?? formPost(fields ?? {});
