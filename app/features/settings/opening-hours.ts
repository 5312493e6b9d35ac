import type { Calendar } from 'db/business-ms';
import type { WeekStart } from 'db/default-settings';

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** The days of a week in the order in which the center has them; each keeps its place in a calendar, which counts from Monday. */
export function weekFrom(start: WeekStart): { day: (typeof WEEKDAYS)[number]; at: number }[] {
  const first = { monday: 0, saturday: 5, sunday: 6 }[start];
  return WEEKDAYS.map((_, index) => {
    const at = (first + index) % WEEKDAYS.length;
    return { day: WEEKDAYS[at]!, at };
  });
}

const two = (part: number) => String(part).padStart(2, '0');
const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** "09:00–12:00, 13:00–17:00"; empty for a day on which nobody is there. */
export function writeHours(day: Calendar['hours'][number]): string {
  return day.map(([from, to]) => `${clock(from)}–${clock(to)}`).join(', ');
}

/** Reads what writeHours writes, with any dash; null where it cannot be understood or the hours overlap. */
export function readHours(text: string): [number, number][] | null {
  const spans: [number, number][] = [];
  for (const part of text.split(',').map((each) => each.trim())) {
    if (part === '') continue;
    const found = /^(\d{1,2})(?::([0-5]\d))?\s*[-–—]\s*(\d{1,2})(?::([0-5]\d))?$/.exec(part);
    if (!found) return null;
    const [from, to] = [minutesOf(found[1]!, found[2]), minutesOf(found[3]!, found[4])];
    if (to > 1440 || from >= to) return null;
    spans.push([from, to]);
  }
  spans.sort(([a], [b]) => a - b);
  return spans.some(([from], at) => at > 0 && from < spans[at - 1]![1]) ? null : spans;
}

const minutesOf = (hours: string, minutes = '0') => Number(hours) * 60 + Number(minutes);
