import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '../open';

/** Who looks: `own` sees all of their own days, `led` those of the people they lead on the date (yyyy-MM-dd). */
export type Viewer = { employeeId: number; sees: 'own' } | { employeeId: number; sees: 'led'; date: string };
type Leader = Viewer & { sees: 'led' };

/** A person and a day (yyyy-MM-dd). */
export interface PersonDay {
  employeeId: number;
  date: string;
}

const isOn = (span: string, date: RawBuilder<unknown>) =>
  sql<SqlBool>`(${sql.ref(`${span}.from_date`)} <= ${date}
    AND (${sql.ref(`${span}.to_date`)} IS NULL OR ${sql.ref(`${span}.to_date`)} > ${date}))`;

const teamsLed = ({ employeeId, date }: Leader) => sql`
  SELECT k.team_id FROM team_leaders k WHERE k.employee_id = ${employeeId} AND ${isOn('k', sql`${date}`)}`;

const peopleLed = (leader: Leader) => sql`
  SELECT s.employee_id FROM team_memberships s
  WHERE s.team_id IN (${teamsLed(leader)}) AND ${isOn('s', sql`${leader.date}`)}`;

/**
 * Whether a viewer sees a row by name, by the columns that hold its person, their team on the row's day, and that day: a
 * leader leads the person now, and the team now or on that day. The rule of decision 37, and the only place where it is SQL.
 */
export function isSeenByName(
  viewer: Viewer,
  columns: { person: string; team: string; day: string },
): RawBuilder<SqlBool> {
  const [person, team, day] = [sql.ref(columns.person), sql.ref(columns.team), sql.ref(columns.day)];
  if (viewer.sees === 'own') return sql`${person} = ${viewer.employeeId}`;
  return sql`(${person} IN (${peopleLed(viewer)}) AND (${team} IN (${teamsLed(viewer)}) OR EXISTS (
    SELECT 1 FROM team_leaders t
    WHERE t.employee_id = ${viewer.employeeId} AND t.team_id = ${team} AND ${isOn('t', day)})))`;
}

/** The number of values that fit a statement of every database. */
const MOST = 400;

/** Those of some people's days on which the viewer sees them by name. */
export async function findNamedDays(db: Db, viewer: Viewer, asked: readonly PersonDay[]): Promise<PersonDay[]> {
  const found: PersonDay[] = [];
  for (let first = 0; first < asked.length; first += MOST) {
    const values = asked.slice(first, first + MOST).map(({ employeeId, date }) => sql`(${employeeId}, ${date})`);
    const { rows } = await sql<PersonDay>`
      WITH a (employee_id, day) AS (VALUES ${sql.join(values)})
      SELECT DISTINCT a.employee_id AS "employeeId", a.day AS date FROM a
      LEFT JOIN team_memberships m ON m.employee_id = a.employee_id AND ${isOn('m', sql.ref('a.day'))}
      WHERE ${isSeenByName(viewer, { person: 'a.employee_id', team: 'm.team_id', day: 'a.day' })}`.execute(db);
    found.push(...rows);
  }
  return found;
}

/** The days (inclusive) with something of people led now by a leader who does not see them by name, by person and day. */
export async function findUnnamedDays(
  db: Db,
  { leader, from, to }: { leader: Leader; from: string; to: string },
): Promise<PersonDay[]> {
  // Most were in the team all the time: only of the others are the facts looked through.
  const wasThere = sql`SELECT 1 FROM team_memberships c WHERE c.employee_id = p.employee_id
    AND c.team_id IN (${teamsLed(leader)}) AND ${isOn('c', sql`${from}`)} AND ${isOn('c', sql`${to}`)}`;
  const { rows } = await sql<PersonDay>`
    SELECT DISTINCT f.employee_id AS "employeeId", f.local_date AS date
    FROM (${peopleLed(leader)}) p JOIN daily_facts f ON f.employee_id = p.employee_id
    WHERE f.local_date BETWEEN ${from} AND ${to} AND NOT EXISTS (${wasThere})
      AND NOT ${isSeenByName(leader, { person: 'f.employee_id', team: 'f.team_id', day: 'f.local_date' })}
    ORDER BY f.employee_id, f.local_date`.execute(db);
  return rows;
}
