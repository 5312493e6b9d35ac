import { decideHeld } from 'db/queries/held-decisions';
import { settleHeld } from 'importers/load/people/settle-held';
import { expect, test } from 'vitest';
import { contentOf, loadPath, STRANGERS_ROSTER } from './load-content';
import { addsUp, loadText, openLoadDatabase } from './load-helpers';
import { SAMPLES, sampleOf } from './samples';

test.each(SAMPLES.filter(([profile]) => profile !== 'roster'))(
  'rows of %s, %s, that waited become what they would have been at once',
  async (profile, file) => {
    const { path, options } = sampleOf(profile, file);
    const atOnce = await openLoadDatabase();
    const expected = contentOf(atOnce, (await loadPath(atOnce, path, options)).id);

    const waiting = await openLoadDatabase();
    await loadText(waiting, STRANGERS_ROSTER, 'roster.csv');
    const { id } = await loadPath(waiting, path, options);
    const { connection, db } = waiting;
    for (const held of connection.prepare('SELECT id, person_key FROM held_people').all() as {
      id: number;
      person_key: string;
    }[]) {
      const person = connection
        .prepare('INSERT INTO employees (name, is_contractor) VALUES (?, 0)')
        .run(held.person_key);
      const employeeId = Number(person.lastInsertRowid);
      await decideHeld(db, { id: held.id, state: 'created', employeeId, userId: 1, at: 0 });
      await settleHeld(waiting, held.id);
    }
    expect(contentOf(waiting, id)).toEqual(expected);
    const counts = connection
      .prepare(
        `SELECT rows_read AS "read", rows_inserted AS inserted, rows_updated AS updated, rows_unchanged AS unchanged,
           rows_rejected AS rejected, rows_skipped AS skipped, rows_held AS held FROM imports WHERE id = ?`,
      )
      .get(id) as Parameters<typeof addsUp>[0];
    expect(counts.held).toBe(0);
    expect(addsUp(counts)).toBe(true);
  },
);
