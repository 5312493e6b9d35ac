import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inSlices } from '~/features/verdicts/in-slices.server';
import { judgeCenter } from '~/features/verdicts/judge-center.server';
import { loader as healthLoader } from '~/routes/healthz';
import '../routes/harness';
import { AS_OF, onTheDayOfJudging, openJudgedCenter } from '../routes/judged-center';

onTheDayOfJudging();

/** Counts the turns that others have until the work is done. */
async function turnsUntil(done: Promise<unknown>): Promise<number> {
  let isDone = false;
  const ended = done.finally(() => {
    isDone = true;
  });
  let turns = 0;
  for (; !isDone; turns += 1) await nextTurn();
  await ended;
  return turns;
}

test('work in steps is laid down every ten milliseconds, and gives what it would have given at once', async () => {
  let clock = 0;
  function* work() {
    for (let step = 1; step <= 90; step += 1) {
      clock += 4;
      yield;
    }
    return 'all of it';
  }
  const working = inSlices(work(), () => clock);
  // Three steps of 4 ms are a slice.
  expect(await turnsUntil(working)).toBeGreaterThanOrEqual(30);
  expect(await working).toBe('all of it');
});

test('while a center is judged others are answered, turn after turn', async () => {
  const { db } = await openJudgedCenter();
  const judgement = judgeCenter(db, AS_OF);
  let isJudged = false;
  void judgement.then(() => {
    isJudged = true;
  });
  for (let answered = 0; answered < 8; answered += 1) {
    await nextTurn();
    expect((await healthLoader()).status).toBe(200);
    expect(isJudged, `after ${answered} answers`).toBe(false);
  }
  expect((await judgement)!.verdicts.size).toBe(48);
});

test('pages that come meanwhile wait for the judgement that is on its way, and one that failed is begun anew', async () => {
  const { db, connection } = await openJudgedCenter();
  const [first, second] = [judgeCenter(db, AS_OF), judgeCenter(db, AS_OF)];
  expect(await first).toBe(await second);
  expect(await judgeCenter(db, AS_OF)).toBe(await first);
  connection.exec("INSERT INTO queues (name) VALUES ('New'); ALTER TABLE week_mix RENAME TO mix_elsewhere");
  await expect(judgeCenter(db, AS_OF)).rejects.toThrow('no such table');
  connection.exec('ALTER TABLE mix_elsewhere RENAME TO week_mix');
  expect((await judgeCenter(db, AS_OF))!.verdicts.size).toBe(48);
});
