import type { Arrival } from 'db/queries/data-health';
import type { Profile } from 'importers/profile';

/** An import whose rows count, and the report that it is of. */
export type ReportArrival = Arrival & { report: Report };

/**
 * What comes in files of one kind from one source: its calls, its answers, its queues. Interval reports of one source
 * are separate as well, since their rows say which of them they are of. A vendor's layouts of one thing are one report.
 */
export interface Report {
  key: string;
  /** The label of the profile by which its newest file was read. */
  name: string;
}

/** Which report an import or a row is of. */
export interface Reports {
  ofImport: (found: { source: string; profileId: string | null }) => Report;
  ofRows: (rows: { source: string; kind: Profile['kind']; profileId?: string | null }) => Report;
}

/** Tells reports apart by the imports of each source and profile, in the order in which they came. */
export function tellReports(
  imports: readonly { source: string; profileId: string | null }[],
  profiles: ReadonlyMap<string, Profile>,
): Reports {
  const names = new Map<string, string>();
  const keyOfImport = ({ source, profileId }: { source: string; profileId: string | null }) => {
    const kind = profiles.get(profileId ?? '')?.kind;
    return kind === undefined ? source : keyOf(source, kind, profileId);
  };
  for (const found of imports)
    names.set(keyOfImport(found), profiles.get(found.profileId ?? '')?.label ?? found.source);
  const report = (key: string, source: string): Report => ({ key, name: names.get(key) ?? source });
  return {
    ofImport: (found) => report(keyOfImport(found), found.source),
    ofRows: ({ source, kind, profileId = null }) => {
      const own = keyOf(source, kind, profileId);
      // Where a source has no report of answers, they stood in its log of contacts.
      const log = keyOf(source, 'leg', null);
      return report(kind === 'answer' && !names.has(own) && names.has(log) ? log : own, source);
    },
  };
}

function keyOf(source: string, kind: Profile['kind'], profileId: string | null): string {
  return `${source} ${kind.endsWith('_interval') ? profileId : kind}`;
}

/** A vendor's reports stand together, as their labels begin with its name. */
export const byName = (a: Report, b: Report) => a.name.localeCompare(b.name, 'en');
