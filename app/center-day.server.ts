import type { Db } from 'db/open';
import { findSettings } from 'db/queries/settings';
import { dayOf, instantOn, today } from './zoned-clock.server';

/** The IANA zone that Settings name: every day that is nobody's own, and no team's, is a day there. */
export async function centerTimeZone(db: Db): Promise<string> {
  return (await findSettings(db)).time_zone;
}

/** What the center is called ('' where nobody has said), and its zone. */
export async function findCenter(db: Db): Promise<{ name: string; timeZone: string }> {
  const { center_name: name, time_zone: timeZone } = await findSettings(db);
  return { name, timeZone };
}

/** The day that counts as today in the center. */
export async function centerToday(db: Db): Promise<string> {
  return today(await centerTimeZone(db));
}

/** The center's day of an instant. */
export async function centerDayOf(db: Db, at: number): Promise<string> {
  return dayOf(at, await centerTimeZone(db));
}

/** The instant that something done on a day is noted with. */
export async function centerInstantOn(db: Db, date: string): Promise<number> {
  return instantOn(date, await centerTimeZone(db));
}

/** The instant that something done today is noted with. */
export async function centerNow(db: Db): Promise<number> {
  const timeZone = await centerTimeZone(db);
  return instantOn(today(timeZone), timeZone);
}
