import { type OpenDatabase, openDatabase } from 'db/open';
import { rollUpAll } from 'db/roll-up/roll-up';
import { addDays } from '~/clock';

const DAYS = 273;
const PEOPLE = 48;
const QUEUES = 6;

/**
 * A center of 48 people in four teams over nine months with so many legs, and a survey answer for each eighth; evenly
 * spread, so that two sizes differ in nothing but the number of rows. Written past the importers: only pages are timed.
 */
export async function openBenchCenter(
  path: string,
  { legs, asOf }: { legs: number; asOf: string },
): Promise<OpenDatabase> {
  const opened = await openDatabase(path);
  const { connection } = opened;
  const has = connection.prepare('SELECT COUNT(*) AS legs FROM legs').get() as { legs: number };
  if (has.legs === legs) return opened;
  const first = addDays(asOf, -DAYS);
  connection.transaction(() => {
    connection.exec(`INSERT INTO imports (id, file_name, file_hash, file_bytes, status, created_at, finished_at)
      VALUES (1, 'bench.csv', 'bench', 1, 'loaded', 0, 0)`);
    for (let team = 1; team <= 4; team++) {
      connection.prepare('INSERT INTO teams (id, name, time_zone) VALUES (?, ?, ?)').run(team, `Bench ${team}`, 'UTC');
    }
    for (let queue = 1; queue <= QUEUES; queue++) {
      connection.prepare('INSERT INTO queues (id, name) VALUES (?, ?)').run(queue, `Queue ${queue}`);
    }
    for (let person = 1; person <= PEOPLE; person++) {
      connection
        .prepare('INSERT INTO employees (id, name, hired_date) VALUES (?, ?, ?)')
        .run(person, `Person ${person}`, '2020-01-01');
      connection
        .prepare('INSERT INTO team_memberships (team_id, employee_id, from_date) VALUES (?, ?, ?)')
        .run((person % 4) + 1, person, '2020-01-01');
    }
    const insertLeg = connection.prepare(`INSERT INTO legs
      (source, contact_key, leg_key, import_id, line, employee_id, queue_id, channel, direction, started_at, started_text,
       time_zone, zone_from, local_date, is_answered, is_abandoned, is_transferred, wait_ms, talk_ms, hold_ms,
       after_contact_work_ms, reason, customer_key)
      VALUES ('bench', ?, '1', 1, ?, ?, ?, 'voice', 'inbound', ?, '', 'UTC', 'file', ?, 1, 0, ?, ?, ?, ?, ?, 'Order', ?)`);
    const insertAnswer = connection.prepare(`INSERT INTO answers
      (source, answer_key, import_id, line, contact_key, employee_id, queue_id, channel, kind, scale_min, scale_max, score,
       asked_at, answered_at, local_date)
      VALUES ('bench', ?, 1, ?, ?, ?, ?, 'voice', 'csat', 1, 5, ?, ?, ?, ?)`);
    for (let leg = 1; leg <= legs; leg++) {
      const day = leg % DAYS;
      const person = 1 + ((Math.imul(leg, 2654435761) >>> 8) % PEOPLE);
      const queue = 1 + ((person + (leg % 2)) % QUEUES);
      const date = addDays(first, day);
      const at = Date.parse(`${date}T09:00:00Z`) + (leg % 28_800) * 1000;
      const noise = (Math.imul(leg, 40503) >>> 4) % 1000;
      insertLeg.run(
        String(leg),
        leg,
        person,
        queue,
        at,
        date,
        noise % 17 === 0 ? 1 : 0,
        noise * 60,
        120_000 + noise * 300,
        noise % 4 === 0 ? noise * 90 : 0,
        20_000 + noise * 20,
        String(leg % Math.ceil(legs * 0.9)),
      );
      if (leg % 8 === 0) {
        insertAnswer.run(String(leg), leg, String(leg), person, queue, noise % 5 === 0 ? 2 : 5, at, at, date);
      }
    }
  })();
  rollUpAll(connection);
  connection.exec('ANALYZE');
  return opened;
}
