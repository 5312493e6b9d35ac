import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { SignedInUser } from '~/features/access/permissions';
import { importsQueue } from '~/features/imports/imports-queue.server';
import * as listRoute from '~/routes/_shell.imports._index';
import * as oneRoute from '~/routes/_shell.imports.$id._index';
import * as lineRoute from '~/routes/_shell.imports.$id.rows.$line';
import * as newRoute from '~/routes/_shell.imports.new';
import * as eventsRoute from '~/routes/imports.$id.events';
import * as heldCsvRoute from '~/routes/imports.$id.held[.]csv';
import * as csvRoute from '~/routes/imports.$id.rejected[.]csv';
import { makeTeamWithPeople, makeUser } from '../factories';
import { allFacts, callLog } from '../importers/load-helpers';
import { args, formPost, ORIGIN, signedInRequest, unwrap } from './harness';
import { ask, CALLS, database, load, one, open, ops, ROSTER, send, upload } from './imports-desk';
import { deskForEachTest } from './ops-desk';

deskForEachTest();

test('after a load the counts add up to what was read, and every row tells its line', async () => {
  await load({ 'roster.csv': ROSTER });
  const id = await load({ 'calls.csv': CALLS });
  const { summary, lines, reasons, progress } = await open(id);
  expect(progress).toBeNull();
  expect(summary.counts).toEqual({ read: 3, inserted: 2, updated: 0, unchanged: 0, rejected: 0, skipped: 0, held: 1 });
  expect(lines.map(({ line, fate }) => [line, fate])).toEqual([
    [2, 'inserted'],
    [3, 'held'],
    [4, 'inserted'],
  ]);
  expect(lines[0]!.title).toBe('Contact C1, Ana');
  expect(reasons).toEqual([{ fate: 'held', code: 'unknown_person', rows: 1 }]);
  expect((await open(id, '?fate=held')).lines.map(({ line }) => line)).toEqual([3]);
  expect((await open(id, '?fate=inserted&from=3')).lines.map(({ line }) => line)).toEqual([4]);
  expect((await open(id, '?fate=nonsense&from=-4')).lines).toHaveLength(3);
  expect(one(`SELECT user_id FROM audit_entries WHERE action = 'load' AND thing_id = ?`, String(id))).toBe(ops.id);
});

test('rows are shown a page at a time', async () => {
  const id = await load({ 'many.csv': callLog(Array.from({ length: 120 }, (_, index) => ({ id: `C${index}` }))) });
  const first = await open(id);
  expect(first.lines).toHaveLength(50);
  expect(first.nextFrom).toBe(52);
  const last = await open(id, '?from=102');
  expect(last.lines.map(({ line }) => line).at(-1)).toBe(121);
  expect(last.nextFrom).toBeNull();
});

test('refused rows are downloaded with their columns and why; corrected, they load as they are and nothing else changes', async () => {
  const id = await load({ 'calls.csv': CALLS.replace('10:00:00', 'ten') });
  const response = (await ask(csvRoute.loader, `/imports/${id}/rejected.csv`, { id: String(id) })) as Response;
  expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="calls refused rows.csv"');
  const csv = await response.text();
  const [header, row, rest] = csv.split('\r\n');
  expect(header).toMatch(/^Call Id,Agent,.*,Satisfaction rating,fairlead_line,fairlead_problem,fairlead_advice/);
  expect(row).toContain('C2,Zoe,2026-03-02,ten,Billing,Y,Y,10,00:02:00,4,3,');
  expect(rest).toBe('');

  const corrected = await load({ 'corrected.csv': csv.replace(',ten,', ',10:00:00,') });
  expect((await open(corrected)).summary.counts).toMatchObject({ read: 1, inserted: 1, rejected: 0 });
  expect(one(`SELECT attributes FROM legs WHERE contact_key = 'C2'`)).toBeNull();
  const again = await load({ 'whole.csv': CALLS });
  expect((await open(again)).summary.counts).toMatchObject({ read: 3, inserted: 0, updated: 0, unchanged: 3 });
});

test('held rows are downloaded too; with a name that is known they load as they are', async () => {
  await load({ 'roster.csv': ROSTER });
  const id = await load({ 'calls.csv': CALLS });
  const csv = await (
    (await ask(heldCsvRoute.loader, `/imports/${id}/held.csv`, { id: String(id) })) as Response
  ).text();
  expect(csv.split('\r\n')[1]).toContain('C2,Zoe,2026-03-02,10:00:00,Billing,Y,Y,10,00:02:00,4,3,Person not matched,');
  const corrected = await load({ 'corrected.csv': csv.replace('C2,Zoe', 'C2,Ana') });
  expect((await open(corrected)).summary.counts).toMatchObject({ read: 1, inserted: 1, held: 0 });
  const again = await load({ 'whole.csv': CALLS.replace('Zoe', 'Ana') });
  expect((await open(again)).summary.counts).toMatchObject({ read: 3, inserted: 0, updated: 0, unchanged: 3 });
});

test('an import is taken back through its page, once, and the figures are as before', async () => {
  await load({ 'a.csv': callLog([{ id: 'C1' }]) });
  const before = allFacts(database);
  const id = await load({ 'b.csv': CALLS });
  expect(allFacts(database)).not.toEqual(before);
  const url = `/imports/${id}`;
  const response = await send(oneRoute.action, url, formPost({ intent: 'undo' }), { id: String(id) });
  expect(response.headers.get('Location')).toBe(url);
  await importsQueue().whenFinished(id);
  expect(allFacts(database)).toEqual(before);
  expect((await open(id)).summary.status).toBe('undone');
  expect(one(`SELECT user_id FROM audit_entries WHERE action = 'undo'`)).toBe(ops.id);
  const request = await signedInRequest(ops, url, formPost({ intent: 'undo' }));
  const second = unwrap(await oneRoute.action(args(request, { id: String(id) })));
  expect(second).toMatchObject({ status: 400, value: { refusal: expect.stringContaining('nothing to undo') } });
});

test('an interrupted load says so and is run again with one click', async () => {
  const id = await load({ 'a.csv': callLog([{ id: 'C1' }]) });
  database.connection.exec(`DELETE FROM answers; DELETE FROM legs; UPDATE imports SET status = 'interrupted'`);
  expect((await open(id)).isKept).toBe(true);
  await send(oneRoute.action, `/imports/${id}`, formPost({ intent: 'again' }), { id: String(id) });
  await importsQueue().whenFinished(id);
  expect((await open(id)).summary).toMatchObject({ status: 'loaded', counts: { inserted: 1 } });
});

test('progress is told as server-sent events until the load has ended', async () => {
  // So many that they are not all loaded before anybody listens.
  const calls = Array.from({ length: 150_000 }, (_, index) => ({ id: `C${index}` }));
  const location = (await upload({ 'many.csv': callLog(calls) })).headers.get('Location')!;
  const fields = Object.fromEntries(new URL(location, ORIGIN).searchParams);
  await send(newRoute.action, '/imports/new', formPost({ ...fields, intent: 'load' }));
  const response = (await ask(eventsRoute.loader, '/imports/1/events', { id: '1' })) as Response;
  expect(response.headers.get('Content-Type')).toBe('text/event-stream');
  const told = await response.text();
  expect(told).toContain('event: progress\ndata: {"phase":');
  expect(told.trimEnd().endsWith('event: finished\ndata: {}')).toBe(true);
  expect(one('SELECT status FROM imports')).toBe('loaded');
  const afterwards = (await ask(eventsRoute.loader, '/imports/1/events', { id: '1' })) as Response;
  expect(await afterwards.text()).toBe('event: finished\ndata: {}\n\n');
}, 120_000);

test('one line shows its cells as they stand and what they became', async () => {
  const id = await load({ 'calls.csv': CALLS });
  const found = (await ask(lineRoute.loader, `/imports/${id}/rows/3`, { id: String(id), line: '3' })) as Awaited<
    ReturnType<typeof lineRoute.loader>
  >;
  expect(found.cells?.slice(0, 2)).toEqual([
    { header: 'Call Id', cell: 'C2', field: 'contact_id' },
    { header: 'Agent', cell: 'Zoe', field: 'name' },
  ]);
  expect(found.records).toMatchObject([
    { fate: 'inserted', title: 'Contact C2', person: { name: 'Zoe' }, replacedBy: null },
    { fate: 'inserted', title: 'CSAT answer', person: { name: 'Zoe' } },
  ]);
  const corrected = await load({ 'corrected.csv': CALLS.replace('10:00:00,Billing', '10:30:00,Billing') });
  const replaced = (await ask(lineRoute.loader, `/imports/${id}/rows/3`, {
    id: String(id),
    line: '3',
  })) as typeof found;
  expect(replaced.records[0]).toMatchObject({ fate: 'inserted', replacedBy: { importId: corrected, line: 3 } });
});

test('a line that is not there says so and what to do to whoever may read the file, and nothing to others', async () => {
  const id = await load({ 'calls.csv': CALLS });
  const asked = (user?: SignedInUser) =>
    send(lineRoute.loader, `/imports/${id}/rows/999999`, {}, { id: String(id), line: '999999' }, user);
  const missing = await asked();
  expect(missing.status).toBe(404);
  expect(await missing.text()).toBe(
    `No row of import ${id} begins on line 999,999. Open the import and choose a line from its rows.`,
  );
  const { agent } = await makeTeamWithPeople(database.db);
  expect(await (await asked(agent)).text()).toBe('Not found');
});

test('a wait that a system tells apart into queue and ringing says that it is both', async () => {
  const waitOf = async (id: number, line: string) => {
    const found = (await ask(lineRoute.loader, `/imports/${id}/rows/${line}`, { id: String(id), line })) as Awaited<
      ReturnType<typeof lineRoute.loader>
    >;
    return found.records[0]?.facts.map(({ label }) => label).filter((label) => label.startsWith('Wait'));
  };
  expect(await waitOf(await load({ 'calls.csv': CALLS }), '2')).toEqual(['Wait']);
  const five9 = readFileSync('fixtures/exports/five9_call_log/input.csv', 'utf8');
  expect(await waitOf(await load({ 'five9.csv': five9 }), '2')).toEqual(['Wait (queue plus ringing)']);
});

test('a line is shown to whoever may see its person, and to nobody else', async () => {
  const { memberId, supervisor, agent } = await makeTeamWithPeople(database.db);
  const stranger = await makeTeamWithPeople(database.db);
  const id = await load({ 'calls.csv': CALLS });
  database.connection.prepare(`UPDATE legs SET employee_id = ? WHERE contact_key = 'C1'`).run(memberId);
  database.connection.prepare(`UPDATE answers SET employee_id = ? WHERE contact_key = 'C1'`).run(memberId);
  const asked = async (user: SignedInUser, line: string) =>
    (await send(lineRoute.loader, `/imports/${id}/rows/${line}`, {}, { id: String(id), line }, user)).status;
  const shown = async (user: SignedInUser) =>
    (await ask(lineRoute.loader, `/imports/${id}/rows/2`, { id: String(id), line: '2' }, user)) as { line: number };
  expect((await shown(supervisor)).line).toBe(2);
  expect((await shown(agent)).line).toBe(2);
  expect(await asked(supervisor, '3')).toBe(404);
  expect(await asked(stranger.supervisor, '2')).toBe(404);
  expect(await asked(agent, '999')).toBe(404);
});

test('who may not load files reads no import, and who may only read cannot load or take back', async () => {
  const id = await load({ 'calls.csv': CALLS });
  const { supervisor } = await makeTeamWithPeople(database.db);
  const leader = await makeUser(database.db, { role: 'leader' });
  const params = { id: String(id) };
  for (const [handler, url] of [
    [listRoute.loader, '/imports'],
    [newRoute.loader, '/imports/new'],
    [oneRoute.loader, `/imports/${id}`],
    [csvRoute.loader, `/imports/${id}/rejected.csv`],
    [eventsRoute.loader, `/imports/${id}/events`],
  ] as const) {
    expect((await send(handler, url, {}, params, supervisor)).status).toBe(403);
  }
  expect(await ask(oneRoute.loader, `/imports/${id}`, params, leader)).toMatchObject({ mayChange: false });
  expect((await send(oneRoute.action, `/imports/${id}`, formPost({ intent: 'undo' }), params, leader)).status).toBe(
    403,
  );
  expect((await upload({ 'a.csv': CALLS }, leader)).status).toBe(403);
  expect(one('SELECT status FROM imports')).toBe('loaded');
});

test('an import that does not exist is not found', async () => {
  for (const id of ['999', 'abc', '1e9']) {
    expect((await send(oneRoute.loader, `/imports/${id}`, {}, { id })).status).toBe(404);
    expect((await send(csvRoute.loader, `/imports/${id}/rejected.csv`, {}, { id })).status).toBe(404);
  }
});
