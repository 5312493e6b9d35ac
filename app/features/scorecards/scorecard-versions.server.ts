import type { QuarterStart } from 'db/default-settings';
import type { Db } from 'db/open';
import { findScorecards, type StoredScorecard } from 'db/queries/scorecards';
import { findSettings } from 'db/queries/settings';
import { centerTimeZone } from '~/center-day.server';
import type { MetricId } from '~/metrics/catalogue';
import { describeChanges } from '~/metrics/scorecard/changes';
import { type Definition, scoredMetric } from '~/metrics/scorecard/definition';
import { dayOf } from '~/zoned-clock.server';
import { periodChoices, quarterAfter, quarterOf, readScorePeriod } from './score-period';

/** Quarters that the first version may begin in the past: nothing applied then, so no figures change. */
const FIRST_BACK = 4;
const AHEAD = 4;

/** A version of the center's scorecard. Versions are numbered in the order in which they were written. */
export interface ScorecardVersion extends Omit<StoredScorecard, 'pillars'> {
  number: number;
  /** The center's day on which it was written. */
  createdOn: string;
  definition: Definition;
}

/** Every version ever written, the oldest first. */
export async function findScorecardVersions(db: Db): Promise<ScorecardVersion[]> {
  const timeZone = await centerTimeZone(db);
  return (await findScorecards(db)).map(({ pillars, ...version }, index) => ({
    ...version,
    number: index + 1,
    createdOn: dayOf(version.createdAt, timeZone),
    definition: {
      pillars: pillars.map(({ metrics, ...pillar }) => ({
        ...pillar,
        metrics: metrics.map((row) => ({
          metricId: scoredMetric(row.metric_id).id as MetricId,
          metricVersion: row.metric_version,
          weight: row.weight,
          floor: row.floor,
          target: row.target,
          targetHigh: row.target_high,
          floorHigh: row.floor_high,
        })),
      })),
    },
  }));
}

const isLive = ({ takenBackAt }: ScorecardVersion) => takenBackAt === null;

/** The version in force on a day: the latest that has begun and was not undone. Null before the first. */
export function versionOn(versions: readonly ScorecardVersion[], date: string): ScorecardVersion | null {
  return before(versions.filter(isLive), ({ fromDate }) => fromDate <= date);
}

function before(versions: readonly ScorecardVersion[], isAmong: (version: ScorecardVersion) => boolean) {
  return versions.filter(isAmong).sort((a, b) => (a.fromDate < b.fromDate ? 1 : -1))[0] ?? null;
}

/** In which month the center's quarters begin. */
export async function findQuarterStart(db: Db): Promise<QuarterStart> {
  return (await findSettings(db)).quarter_start;
}

/** The period that an address asks for, or the one that is shown first, with all that may be chosen. */
export async function findShownPeriod(db: Db, { url, asOf }: { url: string; asOf: string }) {
  const began = (await findScorecardVersions(db)).filter(isLive).map(({ fromDate }) => fromDate);
  const start = await findQuarterStart(db);
  const period = readScorePeriod(url, { asOf, start, since: began.sort()[0] ?? null });
  return { period, periods: periodChoices({ asOf, start }, period) };
}

/** The first days of the quarters from which a new version may apply: those to come; where none applies yet, the running one and some before it too. */
export async function findOpenQuarters(db: Db, versions: readonly ScorecardVersion[], asOf: string): Promise<string[]> {
  const running = quarterOf(asOf, await findQuarterStart(db));
  const from = versionOn(versions, asOf) === null ? -FIRST_BACK : 1;
  return Array.from({ length: AHEAD + 1 - from }, (_, at) => quarterAfter(running, from + at));
}

/** The live version that begins on a day, which a second one may not. */
export function versionFrom(versions: readonly ScorecardVersion[], fromDate: string): ScorecardVersion | null {
  return versions.find((version) => isLive(version) && version.fromDate === fromDate) ?? null;
}

/** Until its period begins; one that was written into a period that had begun, on the day on which it was written. */
export function mayBeTakenBack({ fromDate, takenBackAt, createdOn }: ScorecardVersion, asOf: string): boolean {
  return takenBackAt === null && (fromDate > asOf || createdOn === asOf);
}

/** What each version says otherwise than the one that it follows, or followed, in time. */
export function tellVersions(versions: readonly ScorecardVersion[], asOf: string) {
  const inForce = versionOn(versions, asOf);
  return versions.map((version) => {
    const others = versions.filter((other) => other.id !== version.id && isLive(other));
    const earlier = before(others, ({ fromDate }) => fromDate < version.fromDate);
    return {
      ...version,
      state: stateOf(version, { inForce, asOf }),
      changes: describeChanges(earlier?.definition ?? null, version.definition),
      mayBeTakenBack: mayBeTakenBack(version, asOf),
    };
  });
}
export type ToldVersion = ReturnType<typeof tellVersions>[number];

function stateOf(version: ScorecardVersion, { inForce, asOf }: { inForce: ScorecardVersion | null; asOf: string }) {
  if (!isLive(version)) return 'undone' as const;
  if (version.id === inForce?.id) return 'in force' as const;
  return version.fromDate > asOf ? ('upcoming' as const) : ('past' as const);
}
