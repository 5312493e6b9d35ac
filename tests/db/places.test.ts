import { setTimeout as sleep } from 'node:timers/promises';
import { Places, TooBusyError } from 'db/threads/places';
import { PlacesOfEach } from 'db/threads/places-of-each';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { count } from '../counts';

test('whatever comes, goes and gives up: never more than the places are served, and every place is free again at last', async () => {
  const visit = fc.record({ staysMs: fc.nat(8), arrivesMs: fc.nat(8), goesAwayMs: fc.option(fc.nat(8)) });
  const property = fc.asyncProperty(
    fc.record({ places: fc.integer({ min: 1, max: 3 }), waiting: fc.nat(3), patienceMs: fc.option(fc.nat(5)) }),
    fc.array(visit, { maxLength: 20 }),
    async ({ places, waiting, patienceMs }, visits) => {
      const line = new Places({ places, waiting, patienceMs: patienceMs ?? undefined });
      let served = 0;
      let most = 0;
      const outcomes = await Promise.all(
        visits.map(async ({ arrivesMs, staysMs, goesAwayMs }) => {
          await sleep(arrivesMs);
          const gone = new AbortController();
          if (goesAwayMs !== null) setTimeout(() => gone.abort(new Error('gone')), goesAwayMs);
          try {
            const free = await line.take(gone.signal);
            served += 1;
            most = Math.max(most, served);
            await sleep(staysMs);
            served -= 1;
            free();
            free();
            return 'served';
          } catch (error) {
            return error instanceof TooBusyError ? 'turned away' : (error as Error).message;
          }
        }),
      );
      expect(most).toBeLessThanOrEqual(places);
      for (const outcome of outcomes) expect(['served', 'turned away', 'gone']).toContain(outcome);
      expect(line.isEmpty).toBe(true);
    },
  );
  await fc.assert(property, { numRuns: count(25, 500) });
});

test('whoever finds the line full is turned away at once, with when to come again', async () => {
  const line = new Places({ places: 1, waiting: 1 });
  const free = await line.take();
  const second = line.take();
  expect(line.isFull).toBe(true);
  await expect(line.take()).rejects.toMatchObject({ retryAfterSeconds: 5 });
  free();
  (await second)();
  expect(line.isEmpty).toBe(true);
});

test('whoever waits in vain is told so, and those behind move up in the order in which they came', async () => {
  const line = new Places({ places: 1, waiting: 3, patienceMs: 30 });
  const free = await line.take();
  await expect(line.take()).rejects.toBeInstanceOf(TooBusyError);
  const served: number[] = [];
  const behind = [1, 2, 3].map((number) =>
    line.take().then((leave) => {
      served.push(number);
      leave();
    }),
  );
  free();
  await Promise.all(behind);
  expect(served).toEqual([1, 2, 3]);
});

test('each has a line of their own before the common one, and nobody who has gone is kept', async () => {
  const line = new PlacesOfEach({ ofOne: { places: 2, waiting: 1 }, all: { places: 3, waiting: 1 } });
  const anas = [await line.take('ana'), await line.take('ana')];
  const gone = new AbortController();
  const third = line.take('ana', gone.signal);
  await expect(line.take('ana')).rejects.toBeInstanceOf(TooBusyError);
  const bens = [await line.take('ben')];
  const behind = line.take('ben');
  await expect(line.take('mia')).rejects.toBeInstanceOf(TooBusyError);
  gone.abort(new Error('gone'));
  await expect(third).rejects.toThrow('gone');
  anas[0]!();
  bens.push(await behind);
  for (const free of [...anas, ...bens]) free();
  for (const free of await Promise.all([line.take('ana'), line.take('ana'), line.take('mia')])) free();
});
