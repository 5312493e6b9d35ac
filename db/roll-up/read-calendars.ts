import type { Calendar } from '../business-ms';
import type { Connection } from '../open';

/** All calendars and holidays, as the audit keeps them too. Those of team 0 are the center's. */
export interface KeptCalendars {
  calendars: readonly { team_id: number; time_zone: string; hours: string }[];
  holidays: readonly { team_id: number; on_date: string; name: string }[];
}

export function readCalendars(connection: Connection): KeptCalendars {
  const calendars = connection.prepare('SELECT team_id, time_zone, hours FROM calendars ORDER BY team_id').all();
  const holidays = connection.prepare('SELECT team_id, on_date, name FROM holidays ORDER BY team_id, on_date').all();
  return { calendars, holidays } as KeptCalendars;
}

/** Finds a team's calendar: its own, else the center's, else none. Holidays of team 0 are everybody's. */
export function calendarsByTeam({ calendars, holidays }: KeptCalendars): (teamId: number) => Calendar | null {
  const own = new Map(calendars.map((calendar) => [calendar.team_id, calendar]));
  const known = new Map<number, Calendar | null>();
  return (teamId) => {
    const found = known.get(teamId);
    if (found !== undefined) return found;
    const stored = own.get(teamId) ?? own.get(0);
    const closed = holidays.filter((holiday) => holiday.team_id === 0 || holiday.team_id === teamId);
    const calendar = stored
      ? {
          timeZone: stored.time_zone,
          hours: JSON.parse(stored.hours) as Calendar['hours'],
          holidays: new Set(closed.map(({ on_date }) => on_date)),
        }
      : null;
    known.set(teamId, calendar);
    return calendar;
  };
}
