import { createReadStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { leaveLogToOthers } from 'db/sqlite/write-ahead-log';
import { createImport } from 'importers/load/files/create-import';
import { keepFile } from 'importers/load/files/uploads';
import { identify } from 'importers/read/recognize/identify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setGoal } from '~/features/goals/new/set-goal.server';
import { importsQueue } from '~/features/imports/imports-queue.server';
import { action as actOnGoal } from '~/routes/_shell.goals.$id';
import { callsFile } from '../bench/load';
import { count } from '../counts';
import { AS_OF, makeGoalCenter } from '../goal-center';
import { centerForEachTest } from './api-center';
import { args, formPost, responseOf, signedInRequest } from './harness';

const ROWS = count(30_000, 1_000_000);
const EVERY_MS = count(50, 1_000);

const center = centerForEachTest();
let goals: Awaited<ReturnType<typeof makeGoalCenter>>;
beforeEach(async () => {
  process.env.AS_OF = AS_OF;
  leaveLogToOthers(center.database.connection);
  goals = await makeGoalCenter(center.database);
});
afterEach(() => {
  delete process.env.AS_OF;
});

const one = (sql: string, ...values: unknown[]) =>
  center.database.connection
    .prepare(sql)
    .pluck()
    .get(...values);

async function beginLoad(): Promise<number> {
  const file = callsFile(ROWS);
  const { plan } = await identify(file);
  const kept = await keepFile(createReadStream(file));
  const created = { file: kept, fileName: 'calls.csv', plan: plan!, userId: null };
  const { id } = await createImport(center.database, created);
  importsQueue().add({ kind: 'load', importId: id });
  return id;
}

async function setRunningGoal(): Promise<number> {
  const set = await setGoal(center.database.db, goals.supervisor, {
    metricId: 'csat',
    employeeId: goals.priya,
    kind: 'period',
    target: 0.8,
    startDate: '2026-04-06',
    dueDate: '2026-06-28',
    counterMetricId: 'transfer_rate',
    counterLimit: 0.2,
    setOn: '2026-04-06',
  });
  if (!set.isSet) throw new Error(JSON.stringify(set.errors));
  return set.id;
}

test('a note that is saved again and again while a large file is loaded is never lost and never answered with an error', async () => {
  const goalId = await setRunningGoal();
  const onDate = String(one('SELECT MIN(on_date) FROM check_ins WHERE goal_id = ?', goalId));
  const importId = await beginLoad();
  let isOver = false;
  const ended = importsQueue()
    .whenFinished(importId)
    .then(() => {
      isOver = true;
    });
  let saved = 0;
  for (; !isOver; await sleep(EVERY_MS)) {
    const note = `We listened to calls together, ${saved + 1} so far.`;
    const request = await signedInRequest(goals.agent, `/goals/${goalId}`, formPost({ intent: 'note', onDate, note }));
    const answer = await responseOf(() => actOnGoal({ ...args(request), params: { id: String(goalId) } }));
    expect(answer.status).toBe(302);
    saved += 1;
    expect(one('SELECT own_note FROM check_ins WHERE goal_id = ? AND on_date = ?', goalId, onDate)).toBe(note);
  }
  await ended;
  expect(one('SELECT status FROM imports WHERE id = ?', importId)).toBe('loaded');
  expect(one('SELECT rows_inserted FROM imports WHERE id = ?', importId)).toBe(ROWS);
  expect(saved).toBeGreaterThan(5);
  expect(one("SELECT COUNT(*) FROM audit_entries WHERE action = 'note'")).toBe(saved);
}, 900_000);
