import type { OpenDatabase } from 'db/open';
import { beforeEach, expect, test } from 'vitest';
import type { SignedInUser } from '~/features/access/permissions';
import * as peopleRoute from '~/routes/_shell.imports.people';
import { makeUser } from '../factories';
import { callLog, loadText, openLoadDatabase, ROSTER_HEADER } from '../importers/load-helpers';
import { openFresh } from '../open-fresh';
import { args, formPost, responseOf, signedInRequest, unwrap } from './harness';

let database: OpenDatabase;
let ops: SignedInUser;
let ana: number;
beforeEach(async () => {
  database = await openLoadDatabase();
  // A second connection, as the harness closes the one that pages use.
  globalThis.fairleadDatabase = openFresh();
  ops = await makeUser(database.db, { role: 'ops', name: 'Olga' });
  await loadText(
    database,
    `${ROSTER_HEADER}\nAna Moroz,ana@example.com,North,UTC,2024-01-01,,,,member\n`,
    'roster.csv',
  );
  ana = one(`SELECT id FROM employees`) as number;
});

const one = (sql: string, ...values: unknown[]) =>
  database.connection
    .prepare(sql)
    .pluck()
    .get(...values);

const loadCalls = () =>
  loadText(
    database,
    callLog([
      { id: 'C1', agent: 'Ana Moroz' },
      { id: 'C2', agent: '"Moroz, Ana"', date: '2026-03-03' },
      { id: 'C3', agent: '"Moroz, Ana"', date: '2026-03-05' },
      { id: 'C4', agent: 'Floater' },
    ]),
  );

async function page(query = '', user = ops) {
  const request = await signedInRequest(user, `/imports/people${query}`);
  return (await peopleRoute.loader(args(request))) as Awaited<ReturnType<typeof peopleRoute.loader>>;
}

async function act(fields: Record<string, string>, user = ops) {
  const request = await signedInRequest(user, '/imports/people', formPost(fields));
  const result = await peopleRoute.action(args(request));
  // An answer waits for the rows a few seconds only.
  await globalThis.fairleadRowMoves;
  return result instanceof Response ? { status: result.status, value: null } : unwrap(result);
}

const heldId = (name: string) => String(one('SELECT id FROM held_people WHERE name = ?', name));

test('the page tells whom files name, what waits where and since when, an example, and who it may be', async () => {
  const { id } = await loadCalls();
  const { held, open } = await page();
  expect(open).toBe(2);
  expect(held.map(({ called, waiting }) => [called, waiting])).toEqual([
    ['Moroz, Ana', 2],
    ['Floater', 1],
  ]);
  expect(held[0]!.files).toEqual([
    { importId: id, name: 'calls.csv', rows: 2, firstDate: '2026-03-03', lastDate: '2026-03-05' },
  ]);
  expect(held[0]!.example).toMatchObject({ importId: id, line: 3 });
  expect(held[0]!.example!.cells[0]).toEqual({ header: 'Call Id', cell: 'C2' });
  expect(held[0]!.likely).toMatchObject([{ id: ana, reason: 'Same name in another order', teamName: 'North' }]);
  expect(held[1]!.likely).toEqual([]);
});

test('one click links, the rows count, and one more takes it back', async () => {
  await loadCalls();
  const id = heldId('Moroz, Ana');
  expect(await act({ id, intent: 'link', employee: String(ana) })).toEqual({ status: 302, value: null });
  expect(one('SELECT SUM(handled_count) FROM daily_facts WHERE employee_id = ?', ana)).toBe(3);
  expect((await page()).held).toHaveLength(1);
  expect((await page('?view=decided')).held).toMatchObject([
    { called: 'Moroz, Ana', person: { id: ana, name: 'Ana Moroz' }, decidedBy: 'Olga', settled: 2, waiting: 0 },
  ]);
  expect(await act({ id, intent: 'return' })).toEqual({ status: 302, value: null });
  expect(one('SELECT SUM(handled_count) FROM daily_facts WHERE employee_id = ?', ana)).toBe(1);
  expect((await page()).held).toHaveLength(2);
  expect(
    database.connection
      .prepare(`SELECT action, user_id FROM audit_entries WHERE thing = 'held_person' ORDER BY id`)
      .all(),
  ).toEqual([
    { action: 'linked', user_id: ops.id },
    { action: 'take_back', user_id: ops.id },
  ]);
});

test('somebody chosen by the search field is read by the number at its end', async () => {
  await loadCalls();
  await act({ id: heldId('Floater'), intent: 'link', employee: `Ana Moroz, North #${ana}` });
  expect(one(`SELECT employee_id FROM held_people WHERE name = 'Floater'`)).toBe(ana);
  const { status, value } = await act({ id: heldId('Moroz, Ana'), intent: 'link', employee: 'Ana' });
  expect({ status, value }).toMatchObject({
    status: 400,
    value: { result: { error: { employee: ['Choose a person from the list.'] } } },
  });
});

test('a person is made with a name, an address and a team, and wrong ones are told beside the field', async () => {
  await loadCalls();
  const id = heldId('Floater');
  const teamId = String(one('SELECT id FROM teams'));
  const wrong = await act({ id, intent: 'create', name: ' ', email: 'nowhere', teamId });
  expect(wrong).toMatchObject({
    status: 400,
    value: { result: { error: { name: ['Enter a name.'] }, initialValue: { email: 'nowhere' } } },
  });
  const taken = await act({ id, intent: 'create', name: 'Flo', email: 'ANA@example.com', teamId });
  expect(taken).toMatchObject({
    status: 400,
    value: { result: { error: { email: [expect.stringContaining('Ana Moroz has this address')] } } },
  });
  expect((await act({ id, intent: 'create', name: 'Flo Ater', email: 'flo@example.com', teamId })).status).toBe(302);
  expect(
    database.connection
      .prepare(
        `SELECT e.name, e.email, f.team_id, f.handled_count FROM employees e JOIN daily_facts f ON f.employee_id = e.id WHERE e.id <> ?`,
      )
      .all(ana),
  ).toEqual([{ name: 'Flo Ater', email: 'flo@example.com', team_id: Number(teamId), handled_count: 1 }]);
  await act({ id, intent: 'return' });
  expect(one('SELECT COUNT(*) FROM employees')).toBe(1);
});

test('of two who decide at once one is heard and the other is told what was decided', async () => {
  await loadCalls();
  const other = await makeUser(database.db, { role: 'admin', name: 'Adam' });
  const id = heldId('Floater');
  const answers = await Promise.all([
    act({ id, intent: 'ignore' }),
    act({ id, intent: 'link', employee: String(ana) }, other),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([302, 400]);
  const refused = answers.find(({ status }) => status === 400)!.value as { refusal: string };
  expect(refused.refusal).toMatch(
    /^(Olga has already ignored Floater|Adam has already matched Floater to Ana Moroz)\. If that is wrong, undo it first\.$/,
  );
  expect(one(`SELECT COUNT(*) FROM audit_entries WHERE thing = 'held_person'`)).toBe(1);
});

test('a second click on the same button changes nothing and says why', async () => {
  await loadCalls();
  const id = heldId('Floater');
  await act({ id, intent: 'ignore' });
  const again = await act({ id, intent: 'ignore' });
  expect(again).toMatchObject({
    status: 400,
    value: {
      refusal: 'Olga has already ignored Floater. If that is wrong, undo it first.',
    },
  });
  await act({ id, intent: 'return' });
  expect((await act({ id, intent: 'return' })).status).toBe(400);
  expect(one(`SELECT rows_held FROM imports WHERE file_name = 'calls.csv'`)).toBe(3);
});

test('a name that was given to somebody since cannot be given to another, whose figures the rows would never reach', async () => {
  await loadCalls();
  database.connection
    .prepare(`INSERT INTO employee_aliases (source, alias, employee_id) VALUES ('call_log', 'floater', ?)`)
    .run(ana);
  const id = heldId('Floater');
  const others: Record<string, string>[] = [{ intent: 'ignore' }, { intent: 'create', name: 'Flo' }];
  for (const fields of others) {
    const { status, value } = await act({ id, ...fields });
    expect([status, value]).toMatchObject([
      400,
      { refusal: expect.stringContaining('Match to Ana Moroz, or undo that decision first') },
    ]);
  }
  expect(one('SELECT COUNT(*) FROM employees')).toBe(1);
  expect((await act({ id, intent: 'link', employee: String(ana) })).status).toBe(302);
  expect(one(`SELECT employee_id FROM legs WHERE contact_key = 'C4'`)).toBe(ana);
});

test('what a roster says since cannot be taken back here, and the answer names the import', async () => {
  await loadCalls();
  const id = heldId('Floater');
  await act({ id, intent: 'link', employee: String(ana) });
  const roster = `${ROSTER_HEADER},alias:call_log\nAna Moroz,ana@example.com,North,UTC,2024-01-01,,,,member,Floater\n`;
  const { id: importId } = await loadText(database, roster, 'aliases.csv');
  const { status, value } = await act({ id, intent: 'return' });
  expect({ status, value }).toMatchObject({
    status: 400,
    value: { refusal: expect.stringContaining(`import ${importId} says the same`) },
  });
});

test('leaders may look and not decide; supervisors and agents may not know; nobody of that id is 404', async () => {
  await loadCalls();
  const leader = await makeUser(database.db, { role: 'leader' });
  expect((await page('', leader)).mayDecide).toBe(false);
  expect((await responseOf(() => act({ id: heldId('Floater'), intent: 'ignore' }, leader))).status).toBe(403);
  for (const role of ['supervisor', 'agent'] as const) {
    const user = await makeUser(database.db, { role });
    expect((await responseOf(() => page('', user))).status).toBe(403);
    expect((await responseOf(() => act({ id: '1', intent: 'ignore' }, user))).status).toBe(403);
  }
  expect((await responseOf(() => act({ id: '999', intent: 'ignore' }))).status).toBe(404);
  expect((await responseOf(() => act({ id: 'x', intent: 'ignore' }))).status).toBe(404);
  expect(await act({ id: heldId('Floater'), intent: 'dance' })).toMatchObject({ status: 400 });
});
