import { connect, databasePath } from 'db/open';
import { write } from 'db/write-transaction';
import { workAheadAndWrite } from 'importers/load/work-ahead';
import { expect, test } from 'vitest';
import { openLoadDatabase } from './load-helpers';

test('what was worked out ahead is worked out anew where others changed meanwhile what it rests on, and at last while they wait', async () => {
  const database = await openLoadDatabase();
  const other = connect(databasePath());
  const isHeld = () => {
    try {
      write(other.connection, () => {});
      return false;
    } catch {
      return true;
    }
  };
  for (const changes of [0, 2, 9]) {
    let tries: boolean[] = [];
    const found = await workAheadAndWrite(database.connection, {
      ahead: () => {
        tries.push(isHeld());
        const seen = database.connection.prepare('SELECT COUNT(*) FROM queues').pluck().get();
        if (tries.length <= changes && !tries.at(-1))
          other.connection.prepare('INSERT INTO queues (name) VALUES (?)').run(`${changes} ${tries.length}`);
        return seen;
      },
      write: (_tx, seen) => seen,
    });
    expect(found).toBe(other.connection.prepare('SELECT COUNT(*) FROM queues').pluck().get());
    expect(tries).toEqual({ 0: [false], 2: [false, false, false], 9: [false, false, false, true] }[changes]);
    tries = [];
  }
  await other.close();
});
