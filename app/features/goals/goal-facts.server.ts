import type { MeasureSums } from 'db/measures';
import type { Db } from 'db/open';
import { type FactFilter, sumFacts } from 'db/queries/sum-facts';
import { addDays, earlierOf } from '~/clock';
import type { GoalMetric } from '~/metrics/goals/goal';
import { adjustPeers, type PeerCell } from '~/metrics/goals/peers';
import { lastCountedDay } from '~/metrics/goals/progress';
import { type DayTally, tallyOf } from '~/metrics/goals/tally';
import { measuresOf } from '~/metrics/measures-of';

/** Whose rows on what: what a goal is about. */
export interface GoalScope {
  employeeId: number | null;
  teamId: number | null;
  queueId: number | null;
  channel: string | null;
}

const PEER_DAYS = 84;

/** The rows that a goal's scope lets through. */
export function scopeFilter({ employeeId, teamId, queueId, channel }: GoalScope): FactFilter {
  return {
    ...(employeeId !== null && { employeeIds: [employeeId] }),
    ...(teamId !== null && { teamIds: [teamId] }),
    ...workFilter({ queueId, channel }),
  };
}

function workFilter({ queueId, channel }: Pick<GoalScope, 'queueId' | 'channel'>): FactFilter {
  return { ...(queueId !== null && { queueIds: [queueId] }), ...(channel !== null && { channels: [channel] }) };
}

/** The owner's figures day by day, both days inclusive. */
export async function findDays(
  db: Db,
  metric: GoalMetric,
  { scope, from, to }: { scope: GoalScope; from: string; to: string },
): Promise<DayTally[]> {
  const rows = await sumFacts(db, { ...scopeFilter(scope), from, to, by: ['day'], measures: measuresOf(metric) });
  return rows.map((row) => ({ date: row.day, ...tallyOf(metric, row as Partial<MeasureSums>) }));
}

/** The sums of all measures over a span of days: what is frozen as a baseline. */
export async function findSums(
  db: Db,
  { scope, from, to }: { scope: GoalScope; from: string; to: string },
): Promise<MeasureSums> {
  const [sums] = await sumFacts(db, { ...scopeFilter(scope), from, to });
  return sums as MeasureSums;
}

/** What people (or teams) did in the last twelve weeks in the same queue and channel, by queue and channel. */
async function findPeerCells(db: Db, metric: GoalMetric, scope: GoalScope, today: string): Promise<PeerCell[]> {
  const to = lastCountedDay(metric, today);
  const grain = scope.employeeId === null ? 'team' : 'person';
  const filter = { ...workFilter(scope), from: addDays(to, 1 - PEER_DAYS), to, measures: measuresOf(metric) };
  const rows = await sumFacts(db, { ...filter, by: [grain, 'queue', 'channel'] });
  return rows
    .filter((row) => row[grain] !== 0)
    .map((row) => ({
      peer: row[grain],
      stratum: `${row.queue} ${row.channel}`,
      tally: tallyOf(metric, row as Partial<MeasureSums>),
    }));
}

/** The days on which anybody's rows of this kind are there, in the same queue and channel. */
async function findCoveredDays(db: Db, metric: GoalMetric, scope: GoalScope, from: string): Promise<Set<string>> {
  const rows = await sumFacts(db, { ...workFilter(scope), from, by: ['day'], measures: measuresOf(metric) });
  return new Set(rows.filter((row) => tallyOf(metric, row as Partial<MeasureSums>).n > 0).map((row) => row.day));
}

/** What goals share on one day, asked for once: peers and covered days of a metric in a queue and channel. */
export function goalSurroundings(db: Db, today: string) {
  const kept = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, find: () => Promise<T>) => {
    const found = (kept.get(key) as Promise<T> | undefined) ?? find();
    kept.set(key, found);
    return found;
  };
  const keyOf = (metric: GoalMetric, { queueId, channel }: GoalScope) => `${metric.id} ${queueId} ${channel}`;
  return {
    peers: async (metric: GoalMetric, scope: GoalScope) => {
      const key = `peers ${scope.employeeId === null} ${keyOf(metric, scope)}`;
      const cells = await once(key, () => findPeerCells(db, metric, scope, today));
      return adjustPeers(cells, scope.employeeId ?? scope.teamId ?? 0);
    },
    coveredDays: (metric: GoalMetric, scope: GoalScope, from: string) => {
      const month = `${from.slice(0, 7)}-01`;
      return once(`days ${month} ${keyOf(metric, scope)}`, () => findCoveredDays(db, metric, scope, month));
    },
  };
}
export type GoalSurroundings = ReturnType<typeof goalSurroundings>;

/** The twelve weeks before a start, or before today's last counted day where that is earlier. */
export function usualBaseline(metric: GoalMetric, startDate: string, today: string): { from: string; to: string } {
  const to = earlierOf(addDays(startDate, -1), lastCountedDay(metric, today));
  return { from: addDays(to, 1 - PEER_DAYS), to };
}
