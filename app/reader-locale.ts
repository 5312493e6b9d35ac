/** Before anybody is known, and where nobody reads: programs, threads, the command line. */
export const DEFAULT_LOCALE = 'en-GB';

declare global {
  /** Says on a server who reads what is being answered (server/reader.server.ts). */
  var fairleadLocale: (() => string | undefined) | undefined;
}

/** In which locale days and numbers are written. The words are English; order, separators and clock are the reader's country's. */
export function readerLocale(): string {
  if (typeof document !== 'undefined') return document.documentElement.lang || DEFAULT_LOCALE;
  return globalThis.fairleadLocale?.() ?? DEFAULT_LOCALE;
}

const numberFormats = new Map<string, Intl.NumberFormat>();
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** 4054 → "4,054", in Germany "4.054"; all decimals are written, zeros too. */
export function formatNumber(value: number, decimals = 0): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return formatWith(numberFormats, Intl.NumberFormat, digits).format(value);
}

/** As formatNumber, rounded to that number of digits; zeros at the end are left out. */
export function formatDigits(value: number, digits: number): string {
  return formatWith(numberFormats, Intl.NumberFormat, { maximumSignificantDigits: digits }).format(value);
}

/** A moment as these options ask. */
export function formatMoment(at: number, options: Intl.DateTimeFormatOptions): string {
  return Number.isNaN(at) ? '–' : formatWith(dayFormats, Intl.DateTimeFormat, options).format(at);
}

/** A formatter takes a thousand times what it is used for. */
function formatWith<Options, Format>(
  kept: Map<string, Format>,
  Kind: new (locale: string, options: Options) => Format,
  options: Options,
): Format {
  const locale = readerLocale();
  const key = locale + JSON.stringify(options);
  const format = kept.get(key) ?? new Kind(locale, options);
  kept.set(key, format);
  return format;
}
