import type { Db } from 'db/open';
import { addDays } from '~/clock';
import type { SignedInUser } from '~/features/access/permissions';
import { quarterOf } from '~/features/scorecards/score-period';
import { findQuarterStart } from '~/features/scorecards/scorecard-versions.server';
import { writeVersion } from '~/features/scorecards/write-version.server';
import type { DraftMetric, DraftPillar } from '~/metrics/scorecard/check-definition';
import type { PillarName } from './vision';

const share = (metricId: string, weight: number, floor: number, target: number): DraftMetric => ({
  metricId,
  weight,
  floor,
  target,
  targetHigh: null,
  floorHigh: null,
});

const MINUTE = 60_000;
/** The data begin nine months ago. */
const SIMULATED_DAYS = 270;
const HANDLE_TIME: DraftMetric = {
  metricId: 'average_handle_time',
  weight: 100,
  floor: 6 * MINUTE,
  target: 8 * MINUTE,
  targetHigh: 12 * MINUTE,
  floorHigh: 16 * MINUTE,
};

/** The pillars of the vision as what counts; the weights in percent. */
function pillarsOf(weights: Record<PillarName, number>): DraftPillar[] {
  const metrics: Record<PillarName, DraftMetric[]> = {
    'We solve it': [share('first_contact_resolution', 70, 0.7, 0.85), share('quality_score', 30, 0.65, 0.9)],
    'We respect your time': [HANDLE_TIME],
    'People leave feeling heard': [share('csat', 100, 0.6, 0.85)],
  };
  return (Object.keys(metrics) as PillarName[]).map((name) => ({
    name,
    weight: weights[name],
    metrics: metrics[name],
  }));
}

/** Two versions, each agreed some weeks before its quarter: since the data begin, and since the running quarter. */
export async function writeScorecard(
  db: Db,
  { asOf, leader }: { asOf: string; leader: Pick<SignedInUser, 'id'> },
): Promise<void> {
  const start = await findQuarterStart(db);
  const versions = [
    {
      fromDate: quarterOf(addDays(asOf, -SIMULATED_DAYS), start),
      reason: 'From our vision: nobody is quick at the customer’s cost.',
      pillars: pillarsOf({ 'We solve it': 40, 'We respect your time': 20, 'People leave feeling heard': 40 }),
    },
    {
      fromDate: quarterOf(asOf, start),
      reason: 'Customers told us that settling it at once matters most.',
      pillars: pillarsOf({ 'We solve it': 50, 'We respect your time': 15, 'People leave feeling heard': 35 }),
    },
  ];
  for (const version of versions) {
    const { problems } = await writeVersion(db, leader, { ...version, token: null }, addDays(version.fromDate, -21));
    if (problems) throw new Error(JSON.stringify(problems));
  }
}
