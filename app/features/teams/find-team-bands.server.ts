import type { Db } from 'db/open';
import { findAllTeams } from 'db/queries/people';
import { judgeCenter } from '~/features/verdicts/judge-center.server';
import { JUDGED_METRICS } from '~/features/verdicts/judged-metrics';
import { quantile } from '~/statistics/quantile';

/** Fewer than this, and a band would tell who it is. */
const FEWEST = 5;

/** What an agent may know of the team: within which range eight in ten of its people are. No names, no single figure. */
export async function findTeamBands(db: Db, { id, asOf, self }: { id: number; asOf: string; self: number | null }) {
  const team = (await findAllTeams(db, asOf)).find((one) => one.id === id);
  if (!team) return null;
  const judgement = await judgeCenter(db, asOf);
  const members = judgement?.people.filter((person) => person.teamId === id) ?? [];
  const bands = JUDGED_METRICS.flatMap((metricId) => {
    const standings = members
      .flatMap((person) => judgement!.standings.get(person.id) ?? [])
      .filter(({ metric, sample }) => metric.id === metricId && sample >= metric.minimumSample);
    if (standings.length < FEWEST) return [];
    const values = standings.map(({ adjusted }) => adjusted).sort((a, b) => a - b);
    const own = standings.find(({ person }) => person === self);
    return [
      {
        metricId,
        low: quantile(values, 0.1)!,
        high: quantile(values, 0.9)!,
        own: own ? { value: own.adjusted, sample: own.sample } : null,
      },
    ];
  });
  return { team, size: members.length, bands };
}
export type TeamBands = NonNullable<Awaited<ReturnType<typeof findTeamBands>>>;
