import type { Measure, MeasureSums } from 'db/measures';
import type { Db } from 'db/open';
import type { GoalRow } from 'db/queries/goals';
import { type FactFilter, type Grain, sumFacts } from 'db/queries/sum-facts';
import { sumUnder } from 'db/queries/sum-under';
import { addDays, earlierOf } from '~/clock';
import { keptByVersion } from '~/kept-by-version.server';
import type { GoalMetric } from '~/metrics/goals/goal';
import { adjustPeers, type PeerCell } from '~/metrics/goals/peers';
import { lastCountedDay } from '~/metrics/goals/progress';
import { type DayTally, type Tally, tallyOf } from '~/metrics/goals/tally';
import { measuresOf } from '~/metrics/measures-of';
import { findGoalVersion, type GoalVersion, goalVersionOf } from '../goal-version.server';

/** Whose rows on what: what a goal is about. */
export interface GoalScope {
  employeeId: number | null;
  teamId: number | null;
  queueId: number | null;
  channel: string | null;
}

const PEER_DAYS = 84;

/** The rows that a goal's scope lets through. */
function scopeFilter({ employeeId, teamId, queueId, channel }: GoalScope): FactFilter {
  return {
    ...(employeeId !== null && { employeeIds: [employeeId] }),
    ...(teamId !== null && { teamIds: [teamId] }),
    ...workFilter({ queueId, channel }),
  };
}

function workFilter({ queueId, channel }: Pick<GoalScope, 'queueId' | 'channel'>): FactFilter {
  return { ...(queueId !== null && { queueIds: [queueId] }), ...(channel !== null && { channels: [channel] }) };
}

/** A metric to count by, under settings that are no longer in force where it says which. */
export type Counted = Pick<GoalVersion, 'metric' | 'under'>;

/** Sums what the metric counts, by its own settings. */
function sumCounted<G extends Exclude<Grain, 'week'>>(
  db: Db,
  { metric, under }: Counted,
  { measures = measuresOf(metric), ...options }: FactFilter & { by: readonly G[]; measures?: readonly Measure[] },
) {
  return under ? sumUnder(db, { ...options, measures, settings: under }) : sumFacts(db, { ...options, measures });
}

/** The owner's figures day by day, both days inclusive. */
export async function findDays(
  db: Db,
  counted: Counted,
  { scope, from, to }: { scope: GoalScope; from: string; to: string },
): Promise<DayTally[]> {
  const rows = await sumCounted(db, counted, { ...scopeFilter(scope), from, to, by: ['day'] });
  return rows.map((row) => ({ date: row.day, ...tallyOf(counted.metric, row) }));
}

/** The owner's figure over some days, both inclusive. */
export async function findTally(
  db: Db,
  counted: Counted,
  { scope, from, to }: { scope: GoalScope; from: string; to: string },
): Promise<Tally> {
  const [sums] = await sumCounted(db, counted, { ...scopeFilter(scope), from, to, by: [] });
  return tallyOf(counted.metric, sums ?? {});
}

/** The sums of all measures over a span of days, as they are in force: what is frozen as a baseline. */
export async function findSums(
  db: Db,
  { scope, from, to }: { scope: GoalScope; from: string; to: string },
): Promise<MeasureSums> {
  const [sums] = await sumFacts(db, { ...scopeFilter(scope), from, to });
  return sums as MeasureSums;
}

/** What people (or teams) did in the last twelve weeks in the same queue and channel, by queue and channel. */
async function findPeerCells(db: Db, counted: Counted, scope: GoalScope, today: string): Promise<PeerCell[]> {
  const to = lastCountedDay(counted.metric, today);
  const grain = scope.employeeId === null ? 'team' : 'person';
  const filter = { ...workFilter(scope), from: addDays(to, 1 - PEER_DAYS), to };
  const rows = await sumCounted(db, counted, { ...filter, by: [grain, 'queue', 'channel'] });
  return rows
    .filter((row) => row[grain] !== 0)
    .map((row) => ({ peer: row[grain], stratum: `${row.queue} ${row.channel}`, tally: tallyOf(counted.metric, row) }));
}

/** The days on which anybody's rows of this kind are there, in the same queue and channel. */
async function findCoveredDays(db: Db, counted: Counted, scope: GoalScope, from: string): Promise<Set<string>> {
  // For a share the denominator is enough, and it doesn't depend on the repeat setting.
  const { metric } = counted;
  const measures = metric.kind === 'proportion' ? [...metric.denominator, ...(metric.minus ?? [])] : undefined;
  const rows = await sumCounted(db, counted, { ...workFilter(scope), from, by: ['day'], measures });
  return new Set(rows.filter((row) => tallyOf(metric, row).n > 0).map((row) => row.day));
}

/** Sums over everybody take a tenth of a second at a large center. */
const MOST = 100;
const workKey = ({ metric }: Counted, { queueId, channel }: GoalScope) => [metric.id, metric.version, queueId, channel];
const keptPeerCells = keptByVersion(MOST, findPeerCells, (counted, scope, today) => [
  ...workKey(counted, scope),
  scope.employeeId === null,
  today,
]);
const keptCoveredDays = keptByVersion(MOST, findCoveredDays, (counted, scope, from) => [
  ...workKey(counted, scope),
  from,
]);

/**
 * What goals share on one day, asked for once: versions of metrics, and for as long as no rows change peers and covered
 * days of one in a queue and channel, which are everybody's and no goal's own.
 */
export function goalSurroundings(db: Db, today: string) {
  const kept = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, find: () => Promise<T>) => {
    const found = (kept.get(key) as Promise<T> | undefined) ?? find();
    kept.set(key, found);
    return found;
  };
  return {
    version: (row: GoalRow) =>
      once(`version ${row.metric_id} ${row.metric_version}`, () => goalVersionOf(db, row, today)),
    guardVersion: ({ counter_metric_id: metricId, counter_metric_version: version }: GoalRow) =>
      once(`guard ${metricId} ${version}`, () => findGoalVersion(db, { metricId, version, today })),
    peers: async (counted: Counted, scope: GoalScope) => {
      const cells = await keptPeerCells(db, counted, scope, today);
      return adjustPeers(cells, scope.employeeId ?? scope.teamId ?? 0);
    },
    coveredDays: (counted: Counted, scope: GoalScope, from: string) =>
      keptCoveredDays(db, counted, scope, `${from.slice(0, 7)}-01`),
  };
}
export type GoalSurroundings = ReturnType<typeof goalSurroundings>;

/** The twelve weeks before a start, or before today's last counted day where that is earlier. */
export function usualBaseline(metric: GoalMetric, startDate: string, today: string): { from: string; to: string } {
  const to = earlierOf(addDays(startDate, -1), lastCountedDay(metric, today));
  return { from: addDays(to, 1 - PEER_DAYS), to };
}
