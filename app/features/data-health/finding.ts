import type { Arrival } from 'db/queries/data-health';
import type { RowHealth } from './data-health.server';
import type { UsualArrival } from './usual-arrivals';

/** One thing that wants a look: what it is, what to do, and where. */
export interface DataFinding {
  key: string;
  about: 'late' | 'missing' | 'artefact' | 'waiting';
  what: string;
  advice: string;
  link: { to: string; label: string } | null;
}

/** What findings are made of. */
export interface Known extends RowHealth {
  sources: { source: string; name: string; arrivedAt: number; usual: UsualArrival }[];
  arrivals: readonly Arrival[];
  nameOf: (source: string) => string;
  nameOfPerson: (id: number) => string;
  timeZone: string;
}

/** A source's newest import is where its rows are. */
export function newestImport({ arrivals }: Pick<Known, 'arrivals'>, source: string): DataFinding['link'] {
  const newest = arrivals.findLast((arrival) => arrival.source === source);
  return newest ? { to: `/imports/${newest.id}`, label: `Import ${newest.id}` } : null;
}
