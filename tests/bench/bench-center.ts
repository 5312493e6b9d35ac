import type { OpenDatabase } from 'db/open';
import { openDatabase } from 'db/open-database';
import { rollUpAll } from 'db/roll-up/roll-up';
import { refreshWeekMix } from 'db/roll-up/week-mix';
import { write } from 'db/write-transaction';
import { addDays } from '~/clock';
import { seededRandom } from '../metrics/verdicts/seeded-random';

const QUEUES = 6;

export interface BenchShape {
  legs: number;
  asOf: string;
  people?: number;
  teams?: number;
  days?: number;
}

/**
 * A center of (unless said otherwise) 48 people in four teams over nine months with so many legs, and a survey answer for
 * each fourth; evenly spread, so that two sizes differ in nothing but the number of rows. Written past the importers:
 * only what is asked of it afterwards is timed.
 */
export async function openBenchCenter(
  path: string,
  { legs, asOf, people = 48, teams = 4, days = 273 }: BenchShape,
): Promise<OpenDatabase> {
  const opened = await openDatabase(path);
  const { connection } = opened;
  if (connection.pragma('user_version', { simple: true }) === legs) return opened;
  const first = addDays(asOf, -days);
  connection.transaction(() => {
    connection.exec(`INSERT INTO imports (id, file_name, file_hash, file_bytes, status, created_at, finished_at)
      VALUES (1, 'bench.csv', 'bench', 1, 'loaded', 0, 0)`);
    for (let team = 1; team <= teams; team++) {
      connection.prepare('INSERT INTO teams (id, name, time_zone) VALUES (?, ?, ?)').run(team, `Bench ${team}`, 'UTC');
    }
    for (let queue = 1; queue <= QUEUES; queue++) {
      connection.prepare('INSERT INTO queues (id, name) VALUES (?, ?)').run(queue, `Queue ${queue}`);
    }
    for (let person = 1; person <= people; person++) {
      connection
        .prepare('INSERT INTO employees (id, name, hired_date) VALUES (?, ?, ?)')
        .run(person, `Person ${person}`, '2020-01-01');
      connection
        .prepare('INSERT INTO team_memberships (team_id, employee_id, from_date) VALUES (?, ?, ?)')
        .run((person % teams) + 1, person, '2020-01-01');
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
    const random = seededRandom(7);
    for (let leg = 1; leg <= legs; leg++) {
      const day = Math.floor(random() * days);
      const person = 1 + Math.floor(random() * people);
      const queue = 1 + ((person + Math.floor(random() * 2)) % QUEUES);
      const date = addDays(first, day);
      const at = Date.parse(`${date}T09:00:00Z`) + Math.floor(random() * 28_800_000);
      insertLeg.run(
        String(leg),
        leg,
        person,
        queue,
        at,
        date,
        random() < 0.06 ? 1 : 0,
        Math.floor(random() * 60_000),
        120_000 + Math.floor(random() * 300_000),
        random() < 0.25 ? Math.floor(random() * 90_000) : 0,
        20_000 + Math.floor(random() * 40_000),
        String(Math.floor(random() * legs * 0.9)),
      );
      if (leg % 4 === 0) {
        const score = random() < 0.2 ? 2 : 5;
        insertAnswer.run(String(leg), leg, String(leg), person, queue, score, at, at, date);
      }
    }
  })();
  write(connection, rollUpAll);
  await refreshWeekMix(opened.db);
  connection.exec('ANALYZE');
  // Kept for another time only once it is whole.
  connection.pragma(`user_version = ${legs}`);
  return opened;
}
