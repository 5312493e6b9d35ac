import { tzOffset, tzScan } from '@date-fns/tz';

/** A stretch of time in which a zone keeps one distance to UTC. */
export interface ZoneOffset {
  zone: string;
  /** Instants; toAt is exclusive. */
  fromAt: number;
  toAt: number;
  offsetMs: number;
}

const MINUTE_MS = 60_000;

/** The offsets of zones over the days given, inclusive; what lies before or after them has the nearest one's. */
export function zoneOffsets(zones: readonly string[], days: { from: string; to: string }): ZoneOffset[] {
  const start = new Date(Date.parse(`${days.from}T00:00:00Z`) - 2 * 86_400_000);
  const end = new Date(Date.parse(`${days.to}T00:00:00Z`) + 2 * 86_400_000);
  return zones.flatMap((zone) => {
    const changes = tzScan(zone, { start, end }).map(({ date, offset }) => ({ at: date.getTime(), offset }));
    const spans = [{ at: Number.MIN_SAFE_INTEGER, offset: tzOffset(zone, start) }, ...changes];
    return spans.map(({ at, offset }, index) => ({
      zone,
      fromAt: at,
      toAt: spans[index + 1]?.at ?? Number.MAX_SAFE_INTEGER,
      offsetMs: offset * MINUTE_MS,
    }));
  });
}
