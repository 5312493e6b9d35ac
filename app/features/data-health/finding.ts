import type { Report, ReportArrival, Reports } from './report';
import type { RowHealth } from './row-health.server';
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
  reports: (Report & { arrivedAt: number; usual: UsualArrival })[];
  arrivals: readonly ReportArrival[];
  reportOf: Reports['ofRows'];
  nameOfPerson: (id: number) => string;
  timeZone: string;
}

/** A report's newest import is where its rows are. */
export function newestImport({ arrivals }: Pick<Known, 'arrivals'>, { key }: Report): DataFinding['link'] {
  const newest = arrivals.findLast(({ report }) => report.key === key);
  return newest ? { to: `/imports/${newest.id}`, label: `Import ${newest.id}` } : null;
}
