import { expect, test } from 'vitest';
import { keptForData } from '~/features/metrics/kept-for-data.server';
import { openTestDatabase } from '../routes/harness';

test('what everybody’s rows say is found once, and anew when rows have changed', async () => {
  const { db, connection } = await openTestDatabase();
  let asked = 0;
  const count = () => keptForData(db, 'peers', async () => ++asked);
  expect(await Promise.all([count(), count()])).toEqual([1, 1]);
  expect(await keptForData(db, 'others', async () => 'else')).toBe('else');
  expect(await count()).toBe(1);
  connection.exec('INSERT INTO row_moves (at) VALUES (0)');
  expect(await count()).toBe(2);
});

test('what failed is asked for again, and of very many things the oldest give way', async () => {
  const { db } = await openTestDatabase();
  await expect(keptForData(db, 'peers', () => Promise.reject(new Error('busy')))).rejects.toThrow('busy');
  expect(await keptForData(db, 'peers', async () => 'first')).toBe('first');
  for (let other = 0; other < 200; other += 1) await keptForData(db, `other ${other}`, async () => other);
  expect(await keptForData(db, 'peers', async () => 'again')).toBe('again');
});
