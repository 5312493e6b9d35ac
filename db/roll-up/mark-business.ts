import { businessMsBetween } from '../business-ms';
import type { Connection } from '../open';
import type { WriteTransaction } from '../write-transaction';
import { stays } from './leaving';
import { calendarsByTeam, type KeptCalendars, readCalendars } from './read-calendars';

const TIMED = '(l.first_reply_ms IS NOT NULL OR l.full_resolution_ms IS NOT NULL)';

/** Tickets of the noted loads, those of the changed cells, or all. */
const LEGS = {
  loaded: ['legs l', `l.import_id IN (SELECT import_id FROM timed_imports) AND ${stays('legs', 'l')} AND ${TIMED}`],
  changed: [
    `changed_cells c CROSS JOIN legs l
       ON l.employee_id IS NULLIF(c.employee_id, 0) AND l.local_date = c.local_date`,
    `${TIMED} AND ${stays('legs', 'l')}`,
  ],
  all: ['legs l', TIMED],
} as const;

interface TimedLeg {
  id: number;
  team_id: number;
  started_at: number;
  first_reply_ms: number | null;
  full_resolution_ms: number | null;
  first: number | null;
  full: number | null;
}

/**
 * Says of tickets how much of the time to the first reply and to the solution their team was open: by its calendar, or
 * the center's; unknown where there is none. `all`: after a calendar has changed.
 */
export function markBusiness(tx: WriteTransaction, which: 'noted' | 'all'): void {
  const kept = readCalendars(tx.connection);
  // Whoever has no calendar pays nothing for it while loading.
  if (which === 'noted' && kept.calendars.length === 0) return;
  for (const legs of which === 'all' ? (['all'] as const) : (['loaded', 'changed'] as const)) {
    findBusiness(tx.connection, kept, legs);
    writeBusiness(tx);
  }
}

/** Finds the tickets of which that is to be said otherwise, by these calendars, and writes nothing that others see. */
export function findBusiness(connection: Connection, kept: KeptCalendars, which: keyof typeof LEGS): void {
  connection.exec(`CREATE TEMP TABLE IF NOT EXISTS retimed (id INTEGER NOT NULL, first INTEGER, full INTEGER);
    DELETE FROM retimed`);
  const calendarOf = calendarsByTeam(kept);
  const insert = connection.prepare('INSERT INTO retimed VALUES (?, ?, ?)');
  for (const leg of findTimedLegs(connection, LEGS[which])) {
    const calendar = calendarOf(leg.team_id);
    const open = (ms: number | null) =>
      ms === null || calendar === null ? null : businessMsBetween(calendar, leg.started_at, leg.started_at + ms);
    const [first, full] = [open(leg.first_reply_ms), open(leg.full_resolution_ms)];
    if (first !== leg.first || full !== leg.full) insert.run(leg.id, first, full);
  }
}

/** Says so of the tickets that were found. */
export function writeBusiness(tx: WriteTransaction): void {
  tx.connection.exec(`
    UPDATE legs SET first_reply_business_ms = n.first, full_resolution_business_ms = n.full
      FROM retimed n WHERE n.id = legs.id;
    DELETE FROM retimed;`);
}

function findTimedLegs(connection: Connection, [from, where]: readonly [string, string]): TimedLeg[] {
  return connection
    .prepare(
      `SELECT l.id, COALESCE(m.team_id, 0) AS team_id, l.started_at, l.first_reply_ms, l.full_resolution_ms,
         l.first_reply_business_ms AS first, l.full_resolution_business_ms AS full
       FROM ${from}
       LEFT JOIN team_memberships m ON m.employee_id = l.employee_id
         AND m.from_date <= l.local_date AND (m.to_date IS NULL OR m.to_date > l.local_date)
       WHERE ${where}`,
    )
    .all() as TimedLeg[];
}
