import type { Calendar } from '../business-ms';
import type { Connection } from '../open';

/** Finds a team's calendar: its own, else the center's, else none. Holidays of team 0 are everybody's. */
export function readCalendars(connection: Connection): (teamId: number) => Calendar | null {
  const calendars = connection.prepare('SELECT team_id, time_zone, hours FROM calendars').all() as {
    team_id: number;
    time_zone: string;
    hours: string;
  }[];
  const holidays = connection.prepare('SELECT team_id, on_date FROM holidays').all() as {
    team_id: number;
    on_date: string;
  }[];
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
