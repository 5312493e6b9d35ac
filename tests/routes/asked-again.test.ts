import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { lobbyPath } from 'db/lobby/lobby';
import { databasePath, type OpenDatabase } from 'db/open';
import Sqlite from 'db/sqlite/driver';
import { expect, test, vi } from 'vitest';
import { IS_SOAK } from '../counts';
import { actionCenterForAllTests, center, untouched, withCenter } from './action-center';
import { changesBetween, contentOf, settle } from './locked-desk';
import { send, toSend } from './send-action';
import type { WritingAction } from './writing-actions';

actionCenterForAllTests();

type Meanwhile = (files: { database: Database; lobby: Database }) => void;

/** Sends while others hold both files, as a load does; something else is written meanwhile, and then they let go. */
async function sendMeanwhile(action: WritingAction | null, meanwhile: Meanwhile) {
  return withCenter(async (opened) => {
    const sent = action && (await toSend(center.people, action));
    const [database, lobby] = [databasePath(), lobbyPath(databasePath())].map((file) => new Sqlite(file));
    const files = { database: database!, lobby: lobby! };
    for (const each of Object.values(files)) each.exec('BEGIN IMMEDIATE');
    const tries = vi.spyOn(Sqlite.prototype, 'exec');
    const isWaiting = () =>
      tries.mock.results.some(({ type }, index) => type === 'throw' && /^BEGIN/.test(tries.mock.calls[index]![0]));
    const answering = Promise.allSettled(action && sent ? [send(action, sent)] : []);
    // What is done on another thread waits there.
    for (let ms = 0; action && ms < 1500 && !isWaiting(); ms += 20) await sleep(20);
    tries.mockRestore();
    meanwhile(files);
    for (const each of Object.values(files)) {
      each.exec('COMMIT');
      each.close();
    }
    const [settled] = await answering;
    await settle(opened);
    const answer = settled?.status === 'fulfilled' ? settled.value : settled?.reason;
    return { answer, changes: changesBetween(untouched, contentOf(opened)), hash: hashOf(opened) };
  });
}

const hashOf = ({ connection }: OpenDatabase) =>
  connection.prepare('SELECT password_hash FROM users WHERE id = ?').pluck().get(center.people.ops.id);

const close =
  (userId: number): Meanwhile =>
  ({ lobby }) =>
    lobby.prepare("INSERT INTO revocations (kind, thing_id, at) VALUES ('account', ?, ?)").run(userId, Date.now());

test('whoever loses their account while what they sent waits for a load writes nothing, whatever it is', {
  timeout: 900_000,
}, async () => {
  const wrong: unknown[] = [];
  // One of those that are done on a thread stands for the others.
  const isTried = ({ as, isSlow, route }: WritingAction) =>
    as !== 'nobody' && (IS_SOAK || !isSlow || route === '_shell.settings');
  for (const action of center.actions.filter(isTried)) {
    const by = action.as as keyof typeof center.people | 'program';
    const closing = close(center.people[by === 'program' ? 'admin' : by].id);
    const { changes: ofClosing } = await sendMeanwhile(null, closing);
    const { answer, changes } = await sendMeanwhile(action, closing);
    const refused = by === 'program' ? { status: 401, to: null } : { status: 302, to: '/sign-in?ended=meanwhile' };
    const given = answer instanceof Error ? String(answer) : { status: answer.status, to: answer.to };
    // What is done on a thread is answered after a while, whether it is done yet or not.
    if (!action.isSlow && JSON.stringify(given) !== JSON.stringify(refused))
      wrong.push([action.route, action.fields?.intent, given]);
    if (JSON.stringify(changes) !== JSON.stringify(ofClosing))
      wrong.push([action.route, action.fields?.intent, changes]);
  }
  expect(wrong).toEqual([]);
});

test('a supervisor whose team is given to somebody else while what they wrote about its people waits writes nothing', async () => {
  const giveAway: Meanwhile = ({ database }) => database.exec(`UPDATE team_leaders SET to_date = '2026-01-01'`);
  const { changes: ofGivingAway } = await sendMeanwhile(null, giveAway);
  const ofTeam = center.actions.filter(
    ({ route, as }) => as === 'supervisor' && /goals\.(new|learning)|goals\.\$id|charts/.test(route),
  );
  expect(ofTeam.length).toBeGreaterThan(8);
  for (const action of ofTeam) {
    const { answer, changes } = await sendMeanwhile(action, giveAway);
    expect([action.route, action.fields?.intent, answer.status, changes]).toEqual([
      action.route,
      action.fields?.intent,
      404,
      ofGivingAway,
    ]);
  }
}, 300_000);

test('a password that is reset while a change of it waits for a load stays as it was reset', async () => {
  const change = center.actions.find(({ route }) => route === '_shell.account')!;
  const reset: Meanwhile = ({ lobby }) => {
    const { id } = center.people.ops;
    lobby.prepare("INSERT INTO new_passwords (user_id, password_hash, at) VALUES (?, 'reset', ?)").run(id, Date.now());
  };
  const { answer, hash } = await sendMeanwhile(change, reset);
  expect(hash).toBe('reset');
  expect(answer).toMatchObject({ status: 302, to: '/sign-in?ended=meanwhile' });
});
