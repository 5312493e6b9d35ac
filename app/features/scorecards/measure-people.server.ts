import { setImmediate as nextTurn } from 'node:timers/promises';
import { group } from 'd3-array';
import type { MeasureSums } from 'db/measures';
import type { Db } from 'db/open';
import { findAllPeople } from 'db/queries/people';
import type { FactKey } from 'db/queries/sum-facts';
import { sumUnder } from 'db/queries/sum-under';
import { addDays, earlierOf } from '~/clock';
import { maturedTo } from '~/features/metrics/matured';
import { NEW_DAYS } from '~/features/verdicts/judge-center.server';
import { type MixRow, mixedCells, withTenure } from '~/features/verdicts/mixed-cells';
import { keptByVersion } from '~/kept-by-version.server';
import type { MetricId } from '~/metrics/catalogue';
import type { GoalMetric } from '~/metrics/goals/goal';
import { measuresOf } from '~/metrics/measures-of';
import type { Measurement } from '~/metrics/scorecard/card';
import { metricsOf } from '~/metrics/scorecard/definition';
import { measurementOf } from '~/metrics/scorecard/measurement';
import { judgeBetween, type Standing } from '~/metrics/verdicts/between';
import { buildReference } from '~/metrics/verdicts/reference';
import { type CountedMetric, countedMetric } from './counted-metric.server';
import type { ScorePeriod } from './score-period';
import type { ScorecardVersion } from './scorecard-versions.server';

export type Measured = ReadonlyMap<MetricId, Measurement>;
type ByPerson = ReadonlyMap<number, Measured>;

export interface ScoreQuestion {
  version: Pick<ScorecardVersion, 'id' | 'definition'>;
  period: Pick<ScorePeriod, 'key' | 'from' | 'to'>;
  asOf: string;
}

/** A page asks for a period and the one before, and other pages of the day for the same. */
const MOST = 12;

/**
 * What every person's metrics were in a period, by the definition of one version: actual, and on equal contacts as
 * people are compared everywhere, against what all others did in the same months on the same contacts.
 */
export const measurePeople = keptByVersion(MOST, measure, ({ version, period, asOf }) => [
  version.id,
  period.key,
  asOf,
]);

async function measure(db: Db, { version, period, asOf }: ScoreQuestion): Promise<ByPerson> {
  const people = await findAllPeople(db, asOf);
  const hired = new Map(people.map(({ id, hiredDate }) => [id, hiredDate]));
  const hiredDateOf = (person: number) => hired.get(person) ?? null;
  const isNewOn = (person: number, date: string) => addDays(hiredDateOf(person) ?? '1970-01-01', NEW_DAYS) > date;
  const found = new Map<number, Map<MetricId, Measurement>>(people.map(({ id }) => [id, new Map()]));
  for (const scored of metricsOf(version.definition)) {
    const counted = await countedMetric(db, scored);
    const rows = await sumRows(db, { counted, period, asOf });
    const standings = canBeAdjusted(counted.metric)
      ? standingsOf(counted.metric, withTenure(rows.map(toMixRow), { hiredDateOf, isNewOn }))
      : new Map<number, Standing>();
    const own = group(rows, ({ person }) => person);
    for (const { id } of people) {
      const measurement = measurementOf(counted.metric, sumUp(own.get(id) ?? []), standings.get(id));
      found.get(id)!.set(scored.metricId, measurement);
    }
    // A large center takes a while: other requests have their turns between.
    await nextTurn();
  }
  return found;
}

/** A team's actual figures in a period: a team serves its own queues. */
export async function measureTeam(db: Db, id: number, { version, period, asOf }: ScoreQuestion): Promise<Measured> {
  const found = new Map<MetricId, Measurement>();
  for (const scored of metricsOf(version.definition)) {
    const { metric, settings } = await countedMetric(db, scored);
    const to = maturedTo(metric, earlierOf(period.to, asOf), asOf);
    const [sums] = await sumUnder(db, { settings, measures: measuresOf(metric), from: period.from, to, teamIds: [id] });
    found.set(scored.metricId, measurementOf(metric, sums ?? {}));
  }
  return found;
}

type Row = Pick<FactKey, 'person' | 'queue' | 'channel' | 'month'> & Partial<MeasureSums>;

async function sumRows(
  db: Db,
  { counted, period, asOf }: { counted: CountedMetric } & Pick<ScoreQuestion, 'period' | 'asOf'>,
): Promise<Row[]> {
  const { metric, settings } = counted;
  const rows = await sumUnder(db, {
    settings,
    measures: measuresOf(metric),
    by: ['person', 'queue', 'channel', 'month'],
    from: period.from,
    to: maturedTo(metric, earlierOf(period.to, asOf), asOf),
  });
  return rows.filter(({ person }) => person !== 0);
}

/** Where one row of what is counted is one row of what varies: of reviews the points are counted, and the reviews vary. */
function canBeAdjusted(metric: GoalMetric): boolean {
  return metric.kind === 'proportion' || metric.denominator.join() === metric.spread.count;
}

/** Day cells know no part of day; a month stands where verdicts have weeks. */
const toMixRow = ({ person, queue, channel, month, ...sums }: Row): MixRow => ({
  ...sums,
  employee_id: person,
  queue_id: queue,
  channel,
  week_date: `${month}-01`,
  day_part: '',
});

const LAST_DAY = '9999-12-31';

function standingsOf(metric: GoalMetric, rows: Parameters<typeof mixedCells>[1]): Map<number, Standing> {
  const cells = mixedCells(metric, rows, LAST_DAY);
  const byPerson = group(cells, ({ person }) => person);
  const standings = judgeBetween(
    [{ reference: buildReference(metric, cells), cells: byPerson }],
    new Map(),
    () => false,
  );
  return new Map(standings.map((standing) => [standing.person, standing]));
}

function sumUp(rows: readonly Row[]): Partial<MeasureSums> {
  const sums: Partial<Record<string, number>> = {};
  for (const { person: _person, queue: _queue, channel: _channel, month: _month, ...measures } of rows) {
    for (const [name, value] of Object.entries(measures)) sums[name] = (sums[name] ?? 0) + value;
  }
  return sums;
}
