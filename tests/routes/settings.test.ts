import type { OpenDatabase } from 'db/open';
import { rollUpAll } from 'db/roll-up/roll-up';
import { write } from 'db/write-transaction';
import { beforeEach, expect, test } from 'vitest';
import type { Role, SignedInUser } from '~/features/access/permissions';
import { findFigures } from '~/features/metrics/figures.server';
import type { Preview } from '~/features/settings/find-settings-page.server';
import * as metricsRoute from '~/routes/_shell.metrics';
import * as route from '~/routes/_shell.settings';
import { makeEmployee, makeImport, makeLeg, makeTeam, makeUser } from '../factories';
import { openLoadDatabase } from '../importers/load-helpers';
import { openFresh } from '../open-fresh';
import { args, formPost, refused, responseOf, signedInRequest, unwrap } from './harness';

let database: OpenDatabase;
let admin: SignedInUser;
beforeEach(async () => {
  process.env.AS_OF = '2026-03-09';
  database = await openLoadDatabase();
  // A second connection, as the harness closes the one that pages use.
  globalThis.fairleadDatabase = openFresh();
  admin = await makeUser(database.db, { role: 'admin', name: 'Adam' });
  const importId = await makeImport(database.db);
  const employee_id = await makeEmployee(database.db);
  for (const [wait_ms, is_answered] of [
    [10_000, 1],
    [25_000, 1],
    [40_000, 1],
    [15_000, 0],
  ] as const) {
    await makeLeg(database.db, {
      import_id: importId,
      employee_id,
      wait_ms,
      is_answered,
      is_abandoned: is_answered ? 0 : 1,
      reason: 'Complaint',
    });
  }
  write(database.connection, rollUpAll);
  return () => {
    delete process.env.AS_OF;
  };
});

/** The first change waits for its thread to start. */
const PATIENCE = { timeout: 20_000 };
const COUNTING = { threshold_s: '20', service_level_variant: 'ignore', short_abandon_s: '5', repeat_days: '7' };
const open = async (user = admin) => route.loader(args(await signedInRequest(user, '/settings')));
const send = async (fields: Record<string, string>, user = admin) =>
  route.action(args(await signedInRequest(user, '/settings', formPost(fields))));
const answerTo = async (fields: Record<string, string>) => unwrap(await send(fields));
const levelNow = async () =>
  (await findFigures(database.db, { metricIds: ['service_level'], asOf: '2026-03-09' }))[0]!.figures.service_level;

test('a change is shown before it is saved, and the figure shown is the figure that comes', async () => {
  const wanted = { ...COUNTING, threshold_s: '30' };
  const { value, status } = await answerTo({ intent: 'preview', ...wanted });
  expect(status).toBe(200);
  const [row] = (value as { preview: Preview }).preview.rows;
  expect(row!.formula).toMatch(/^answered within 30 s ÷/);
  expect(row!.before.figure).toEqual(await levelNow());
  expect(row!.before.figure).toMatchObject({ numerator: 1, denominator: 3 });
  expect(await levelNow()).toMatchObject({ numerator: 1, denominator: 3 });
  const saved = await responseOf(() => send({ intent: 'save', ...wanted }));
  expect(saved.headers.get('Location')).toMatch(/^\/settings(\?underway=)?$/);
  await expect.poll(levelNow, PATIENCE).toMatchObject({ numerator: 2, denominator: 3 });
  expect(row!.after.figure).toEqual(await levelNow());
});

test('a saved change is told with who made it, and on the glossary page as a new version', async () => {
  await responseOf(() => send({ intent: 'save', ...COUNTING, threshold_s: '30', service_level_variant: 'negative' }));
  await expect.poll(async () => (await open()).changes.length, PATIENCE).toBe(1);
  expect((await open()).changes).toMatchObject([
    {
      userName: 'Adam',
      changes: { threshold_ms: { before: '20000', after: '30000' }, service_level_variant: { after: '"negative"' } },
    },
  ]);
  const glossary = await metricsRoute.loader(args(await signedInRequest(admin, '/metrics?q=service_level')));
  const [entry] = glossary.families.flatMap(({ entries }) => entries);
  expect(entry!.metric).toMatchObject({
    version: 2,
    formula: 'answered within 30 s ÷ (answered + abandoned), without abandons shorter than 5 s',
  });
  expect(entry!.history).toMatchObject([
    {
      version: 1,
      from_date: '',
      settings: { threshold_ms: 20_000 },
      formula: expect.stringMatching(/^answered within 20 s ÷/),
    },
    { version: 2, from_date: '2026-03-09', user_name: 'Adam', formula: entry!.metric.formula },
  ]);
});

test('reasons in use are offered, and those chosen make a figure of complaints', async () => {
  const fields = new URLSearchParams({ intent: 'save', ...COUNTING, complaint_reasons: 'Complaint' });
  expect((await open()).reasons).toEqual([{ reason: 'Complaint', count: 4 }]);
  await responseOf(() => send(Object.fromEntries(fields)));
  await expect.poll(async () => (await open()).counting.complaint_reasons, PATIENCE).toEqual(['Complaint']);
  const [row] = await findFigures(database.db, { metricIds: ['complaint_rate'], asOf: '2026-03-09' });
  expect(row!.figures.complaint_rate).toMatchObject({ value: 1000, numerator: 3, denominator: 3 });
});

test.each([
  [{ threshold_s: '' }, 'threshold_s'],
  [{ threshold_s: '0' }, 'threshold_s'],
  [{ short_abandon_s: '-1' }, 'short_abandon_s'],
  [{ repeat_days: '1.5' }, 'repeat_days'],
  [{ service_level_variant: 'best' }, 'service_level_variant'],
])('what cannot be is refused beside its field, and what was typed stays: %j', async (wrong, field) => {
  const { status, errors, typed } = refused(await send({ intent: 'save', ...COUNTING, ...wrong }));
  expect([status, errors]).toEqual([400, { [field]: [expect.any(String)] }]);
  expect({ threshold_s: '', ...typed }).toMatchObject(wrong);
  expect((await open()).changes).toEqual([]);
});

test('opening hours and holidays are set for a team, refused beside the field, and taken away', async () => {
  const team = await makeTeam(database.db, { name: 'North' });
  const hours = { team: String(team), time_zone: 'Europe/Berlin', Monday: '9:00–12:30, 13-17', Tuesday: '' };
  const wrong = await send({ intent: 'save_calendar', ...hours, time_zone: 'Mars/Base', Tuesday: '17–9' });
  expect(refused(wrong)).toMatchObject({
    status: 400,
    errors: { time_zone: [expect.any(String)], Tuesday: [expect.any(String)] },
    typed: { team: String(team), Tuesday: '17–9' },
  });
  await responseOf(() => send({ intent: 'save_calendar', ...hours }));
  await expect
    .poll(async () => (await open()).calendars, PATIENCE)
    .toEqual([
      {
        teamId: team,
        timeZone: 'Europe/Berlin',
        hours: [
          [
            [540, 750],
            [780, 1020],
          ],
          [],
          [],
          [],
          [],
          [],
          [],
        ],
      },
    ]);
  expect(refused(await send({ intent: 'add_holiday', team: '0', date: '2026-02-30', name: '' }))).toMatchObject({
    status: 400,
    errors: { date: [expect.any(String)], name: [expect.any(String)] },
  });
  await responseOf(() => send({ intent: 'add_holiday', team: '0', date: '2026-05-01', name: 'May Day' }));
  await expect
    .poll(async () => (await open()).holidays, PATIENCE)
    .toEqual([{ teamId: 0, date: '2026-05-01', name: 'May Day' }]);
  await responseOf(() => send({ intent: 'remove_holiday', team: '0', date: '2026-05-01' }));
  await responseOf(() => send({ intent: 'remove_calendar', team: String(team) }));
  await expect.poll(async () => (await open()).changes.length, PATIENCE).toBe(4);
  expect(await open()).toMatchObject({ holidays: [], calendars: [] });
  expect(await answerTo({ intent: 'remove_calendar', team: '999' })).toMatchObject({ status: 400 });
});

test('the latest change of hours or holidays is put back, and so is that; an earlier one is not', async () => {
  const changesOf = async () => (await open()).changes;
  const sendAndWait = async (fields: Record<string, string>, count: number) => {
    await responseOf(() => send(fields));
    await expect.poll(async () => (await changesOf()).length, PATIENCE).toBe(count);
  };
  const hours = { intent: 'save_calendar', team: '0', time_zone: 'Europe/Berlin', Monday: '9–17' };
  await sendAndWait(hours, 1);
  const calendars = (await open()).calendars;
  await sendAndWait({ intent: 'add_holiday', team: '0', date: '2026-05-01', name: 'May Day' }, 2);
  const [latest, first] = await changesOf();
  expect(await answerTo({ intent: 'put_back_calendars', change: String(first!.id) })).toMatchObject({
    status: 400,
    value: { refusal: expect.stringContaining('changed again') },
  });
  await sendAndWait({ intent: 'put_back_calendars', change: String(latest!.id) }, 3);
  expect(await open()).toMatchObject({ holidays: [], calendars });
  await sendAndWait({ intent: 'put_back_calendars', change: String((await changesOf())[0]!.id) }, 4);
  expect(await open()).toMatchObject({ holidays: [{ name: 'May Day', date: '2026-05-01' }], calendars });
});

test('a leader reads the settings and changes none; supervisors and agents do not come in', async () => {
  const as = (role: Role) => makeUser(database.db, { role });
  expect((await open(await as('leader'))).mayChange).toBe(false);
  expect((await open(await as('ops'))).mayChange).toBe(true);
  const leader = await as('leader');
  expect((await responseOf(() => send({ intent: 'save', ...COUNTING }, leader))).status).toBe(403);
  for (const role of ['supervisor', 'agent'] as const) {
    const user = await as(role);
    expect((await responseOf(() => open(user))).status).toBe(403);
  }
});
