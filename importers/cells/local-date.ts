import { DAY_MS, textOfDay } from './civil-day';
import { offsetAt } from './time-zone';

/** The local day (yyyy-MM-dd) of an instant in a zone. */
export function localDateOf(at: number, zone: string): string {
  return textOfDay(Math.floor((at + offsetAt(zone, at)) / DAY_MS));
}
