import { connect, createServer, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { letOthersIn } from 'db/let-others-in';
import { expect, test } from 'vitest';

test('between two pieces of work several who come anew are let in, not one alone', async () => {
  let admitted = 0;
  const server = createServer(() => {
    admitted += 1;
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
  const comeFour = (): Socket[] => Array.from({ length: 4 }, () => connect(port, '127.0.0.1'));
  const sockets = comeFour();
  await nextTurn();
  await letOthersIn();
  expect(admitted).toBe(4);
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});
