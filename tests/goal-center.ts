import type { OpenDatabase } from 'db/open';
import { createVision } from 'db/queries/visions';
import { beginChanges, noteImport } from 'db/roll-up/changes';
import { rollUpChanges } from 'db/roll-up/roll-up';
import { write } from 'db/write-transaction';
import { addDays } from '~/clock';
import { makeEmployee, makeImport, makeLeader, makeTeam, makeUser } from './factories';

const FROM = '2025-12-01';
/** The day that counts as today; a Monday. */
export const AS_OF = '2026-06-01';

/**
 * Two teams of four, a contact and a half and two answers each working day, from 1 December to today. By arithmetic
 * alone: three in four answers of everybody are good, one in ten contacts is transferred, holds are 20, 40 or 60 s.
 */
export async function makeGoalCenter({ db, connection }: OpenDatabase) {
  const north = await makeTeam(db, { name: 'North' });
  const south = await makeTeam(db, { name: 'South' });
  const leaderId = await makeEmployee(db, { name: 'Dana' });
  await makeLeader(db, { team_id: north, employee_id: leaderId });
  const people: number[] = [];
  for (let i = 0; i < 8; i++)
    people.push(await makeEmployee(db, { name: `Agent ${i + 1}`, teamId: i < 4 ? north : south }));
  const [priya = 0, , , , elsewhere = 0] = people;
  await db.insertInto('queues').values({ id: 1, name: 'Billing' }).execute();
  const importId = await makeImport(db, { file_name: 'calls.csv' });
  const insertLeg = connection.prepare(`INSERT INTO legs (source, contact_key, leg_key, import_id, line, employee_id,
    queue_id, channel, direction, started_at, started_text, time_zone, zone_from, local_date, is_answered, is_abandoned,
    is_transferred, wait_ms, talk_ms, hold_ms, after_contact_work_ms)
    VALUES ('test', ?, '1', ?, ?, ?, 1, ?, 'inbound', ?, '', 'UTC', 'file', ?, 1, 0, ?, 5000, 180000, ?, 30000)`);
  const insertAnswer =
    connection.prepare(`INSERT INTO answers (source, answer_key, import_id, line, contact_key, leg_id,
    employee_id, queue_id, channel, kind, scale_min, scale_max, score, asked_at, answered_at, local_date)
    VALUES ('test', ?, ?, ?, ?, ?, ?, 1, ?, 'csat', 1, 5, ?, ?, ?, ?)`);
  let line = 1;
  write(connection, (tx) => {
    for (let date = FROM, day = 0; date < AS_OF; date = addDays(date, 1), day++) {
      const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
      if (weekday === 0 || weekday === 6) continue;
      for (const [i, person] of people.entries()) {
        for (let k = 0; k < 3; k++) {
          line += 1;
          const at = Date.parse(`${date}T09:00:00Z`) + k * 3_600_000;
          const channel = k === 2 ? 'chat' : 'voice';
          const turn = day * 3 + k + i * 5;
          const leg = insertLeg.run(
            `c${line}`,
            importId,
            line,
            person,
            channel,
            at,
            date,
            turn % 10 === 0 ? 1 : 0,
            20_000 * (1 + (turn % 3)),
          );
          if (k < 2) {
            const score = (day * 2 + k + i) % 4 === 3 ? 2 : 5;
            insertAnswer.run(
              `a${line}`,
              importId,
              line,
              `c${line}`,
              leg.lastInsertRowid,
              person,
              channel,
              score,
              at,
              at,
              date,
            );
          }
        }
      }
    }
    beginChanges(connection);
    noteImport(connection, importId);
    rollUpChanges(tx);
  });
  const { pillarIds } = await createVision(db, {
    statement: 'People leave feeling heard.',
    fromDate: '2026-01-01',
    pillars: [
      { name: 'We leave people feeling heard', description: 'Listen first.' },
      { name: 'We solve it once', description: 'No second call.' },
    ],
  });
  return {
    north,
    south,
    priya,
    elsewhere,
    people,
    pillarIds,
    supervisor: await makeUser(db, { role: 'supervisor', employee_id: leaderId, name: 'Dana' }),
    agent: await makeUser(db, { role: 'agent', employee_id: priya, name: 'Priya' }),
    otherAgent: await makeUser(db, { role: 'agent', employee_id: elsewhere, name: 'Someone' }),
    leader: await makeUser(db, { role: 'leader', name: 'Lee' }),
    ops: await makeUser(db, { role: 'ops', name: 'Ops' }),
  };
}
