import { formatMoment } from '~/reader-locale';
import { useTimeZone } from './time-zone';

export type DayStyle = 'short' | 'long';

const DAY_OPTIONS: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
};

/** "16 Nov", or "Monday 16 November 2026"; a local day has no zone, so none is applied. */
export function formatDay(date: string, style: DayStyle = 'short') {
  return formatMoment(Date.parse(`${date}T00:00:00Z`), { ...DAY_OPTIONS[style], timeZone: 'UTC' });
}

/** "1 Sep – 16 Nov" */
export function formatDays(from: string, to: string) {
  return from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`;
}

/** "16 Nov 2026, 14:05" in the given zone. */
export function formatInstant(at: number, timeZone = 'UTC') {
  return formatMoment(at, { dateStyle: 'medium', timeStyle: 'short', timeZone });
}

/** A local day; hovering gives weekday and year. */
export function Day({ date, style = 'short' }: { date: string; style?: DayStyle }) {
  return (
    <time dateTime={date} title={formatDay(date, 'long')} suppressHydrationWarning>
      {formatDay(date, style)}
    </time>
  );
}

/** Days from one to another, both counted. */
export function Days({ from, to }: { from: string; to: string }) {
  return (
    <time dateTime={from === to ? from : `${from}/${to}`} suppressHydrationWarning>
      {formatDays(from, to)}
    </time>
  );
}

/** An instant in the center's zone, which hovering names; `children` may say it relatively. */
export function Instant({ at, children }: { at: number; children?: string }) {
  const timeZone = useTimeZone();
  const exact = formatInstant(at, timeZone);
  return (
    <time dateTime={new Date(at).toISOString()} title={`${exact} (${timeZone})`} suppressHydrationWarning>
      {children ?? exact}
    </time>
  );
}
