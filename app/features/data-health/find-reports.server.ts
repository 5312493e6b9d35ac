import { max } from 'd3-array';
import type { Db } from 'db/open';
import type { findLastArrivals } from 'db/queries/data-health';
import { findAllSavedProfiles } from 'db/queries/saved-profiles';
import type { Profile } from 'importers/profile';
import { PROFILES } from 'importers/profiles';
import { byName, type Report, type Reports, tellReports } from './report';

/** Every report that ever came, with when its newest file did and the newest local day of any; and which is which. */
export interface FoundReports extends Reports {
  all: (Report & { arrivedAt: number; lastDate: string | null })[];
}

/** The reports of these imports, named by what Fairlead brings and by what the center saved, retired layouts too. */
export async function findReports(db: Db, last: Awaited<ReturnType<typeof findLastArrivals>>): Promise<FoundReports> {
  const saved = (await findAllSavedProfiles(db)).map(({ definition }) => JSON.parse(definition) as Profile);
  const reports = tellReports(last, new Map([...saved, ...PROFILES].map((profile) => [profile.id, profile])));
  const keyed = last.map((found) => ({ ...found, report: reports.ofImport(found) }));
  const all = new Map(keyed.map(({ report }) => [report.key, report]));
  const newest = ({ key }: Report) => {
    const own = keyed.filter(({ report }) => report.key === key);
    return { arrivedAt: max(own, (each) => each.arrivedAt) ?? 0, lastDate: max(own, (each) => each.lastDate) ?? null };
  };
  return { ...reports, all: [...all.values()].map((report) => ({ ...report, ...newest(report) })).sort(byName) };
}
