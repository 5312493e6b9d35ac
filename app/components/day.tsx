import { useTimeZone } from './time-zone';

const DEFAULT_LOCALE = 'en-GB';

export type DayStyle = 'short' | 'long';

const DAY_OPTIONS: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
};

/** "16 Nov", or "Monday 16 November 2026"; a local day has no zone, so none is applied. */
export function formatDay(date: string, style: DayStyle = 'short', locale = DEFAULT_LOCALE) {
  return format(Date.parse(`${date}T00:00:00Z`), { ...DAY_OPTIONS[style], timeZone: 'UTC' }, locale);
}

/** "1 Sep – 16 Nov" */
export function formatDays(from: string, to: string, locale = DEFAULT_LOCALE) {
  return from === to
    ? formatDay(from, 'short', locale)
    : `${formatDay(from, 'short', locale)} – ${formatDay(to, 'short', locale)}`;
}

/** "16 Nov 2026, 14:05" in the given zone. */
export function formatInstant(at: number, timeZone = 'UTC', locale = DEFAULT_LOCALE) {
  return format(at, { dateStyle: 'medium', timeStyle: 'short', timeZone }, locale);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function format(at: number, options: Intl.DateTimeFormatOptions, locale: string) {
  if (Number.isNaN(at)) return '–';
  const key = locale + JSON.stringify(options);
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, formatter);
  return formatter.format(at);
}

/** A local day; hovering gives weekday and year. */
export function Day({ date, style = 'short', locale }: { date: string; style?: DayStyle; locale?: string }) {
  return (
    <time dateTime={date} title={formatDay(date, 'long', locale)} suppressHydrationWarning>
      {formatDay(date, style, locale)}
    </time>
  );
}

/** Days from one to another, both counted. */
export function Days({ from, to, locale }: { from: string; to: string; locale?: string }) {
  return (
    <time dateTime={from === to ? from : `${from}/${to}`} suppressHydrationWarning>
      {formatDays(from, to, locale)}
    </time>
  );
}

/** An instant in the center's zone, which hovering names; `children` may say it relatively. */
export function Instant({ at, locale, children }: { at: number; locale?: string; children?: string }) {
  const timeZone = useTimeZone();
  const exact = formatInstant(at, timeZone, locale);
  return (
    <time dateTime={new Date(at).toISOString()} title={`${exact} (${timeZone})`} suppressHydrationWarning>
      {children ?? exact}
    </time>
  );
}
