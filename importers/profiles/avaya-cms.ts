import type { ZoneRule } from '../profile';

/** What Avaya CMS writes above its tables: the only date, or the first of a report's days. */
export const AVAYA_PREAMBLE = [{ field: 'date', fits: '^dates?\\s*:\\s*(\\d\\S+)' }] as const;

export const AVAYA_ZONE: ZoneRule = {
  above: '^time ?zone\\s*:\\s*(\\S+)',
  because: 'Avaya CMS writes the time of its own server, and seldom says which',
};
