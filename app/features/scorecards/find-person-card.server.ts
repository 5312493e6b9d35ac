import type { Db } from 'db/open';
import { findAllPeople } from 'db/queries/people';
import { sumFacts } from 'db/queries/sum-facts';
import { addDays, earlierOf } from '~/clock';
import type { SignedInUser } from '~/features/access/permissions';
import { judgeCenter, NEW_DAYS } from '~/features/verdicts/judge-center.server';
import { findSystemStories } from '~/features/verdicts/system-stories.server';
import { cardOf, changesBetween } from '~/metrics/scorecard/card';
import { type Definition, metricsOf } from '~/metrics/scorecard/definition';
import { sayOldVersions } from './counted-metric.server';
import { type Measured, measurePeople, measureTeam, type ScoreQuestion } from './measure-people.server';
import { findNamedPeriods } from './named-periods.server';
import { periodBefore, type ScorePeriod } from './score-period';
import { findScorecardVersions, type ScorecardVersion, versionOn } from './scorecard-versions.server';

interface CardQuestion {
  period: ScorePeriod;
  asOf: string;
}

/**
 * The scorecard of one person in a period; null for an id that is nobody's. `isHidden` where the period was, at least in
 * part, another team's, so that the user does not see it by name.
 */
export async function findPersonCard(db: Db, user: SignedInUser, { id, ...asked }: CardQuestion & { id: number }) {
  const { period, asOf } = asked;
  const person = (await findAllPeople(db, asOf)).find((one) => one.id === id);
  if (!person) return null;
  const isNew = person.hiredDate !== null && addDays(person.hiredDate, NEW_DAYS) > period.from;
  const isNamed = await findNamedPeriods(user, { ids: [id], periods: [period, periodBefore(period)], asOf });
  const isHidden = !isNamed(id, period);
  const isBeforeTold = isNamed(id, periodBefore(period));
  const found = isHidden
    ? null
    : await findCard(db, { ...asked, isBeforeTold }, async (question) => (await measurePeople(db, question)).get(id)!);
  return {
    isHidden,
    person: { id, name: person.name, teamId: person.teamId, teamName: person.teamName },
    isNew,
    card: found,
    system: found ? await findShared(db, { ...asked, employeeId: id, definition: found.definition }) : [],
  };
}
export type PersonCardPage = NonNullable<Awaited<ReturnType<typeof findPersonCard>>>;

/** The scorecard of a team, from actual figures. */
export async function findTeamCard(db: Db, { id, ...asked }: CardQuestion & { id: number }) {
  return findCard(db, asked, (question) => measureTeam(db, id, question));
}

/**
 * A card by the version that applied when the period began, beside the period before on the same yardstick: both by this
 * version, whichever applied then; that one is null where it is not to be told. Null where none applied.
 */
async function findCard(
  db: Db,
  { period, asOf, isBeforeTold = true }: CardQuestion & { isBeforeTold?: boolean },
  measure: (question: ScoreQuestion) => Promise<Measured>,
) {
  const versions = await findScorecardVersions(db);
  const version = versionOn(versions, period.from);
  if (!version) return null;
  const before = periodBefore(period);
  const { definition } = version;
  const now = await measure({ version, period, asOf });
  const earlier = isBeforeTold ? await measure({ version, period: before, asOf }) : null;
  return {
    definition,
    version: tell(version),
    versionBefore: tell(versionOn(versions, before.from)),
    card: cardOf(definition, now),
    before: { period: before, card: earlier && cardOf(definition, earlier) },
    changes: earlier && changesBetween(definition, earlier, now),
    oldVersions: await sayOldVersions(db, metricsOf(definition), asOf),
  };
}
export type FoundCard = NonNullable<Awaited<ReturnType<typeof findCard>>>;

const tell = (version: ScorecardVersion | null) => version && { number: version.number, fromDate: version.fromDate };

/** What a queue that the person served met in the period, of metrics that count: everybody's in it, not theirs. */
async function findShared(
  db: Db,
  { employeeId, period, asOf, definition }: CardQuestion & { employeeId: number; definition: Definition },
) {
  const judgement = await judgeCenter(db, asOf);
  if (!judgement) return [];
  const served = await sumFacts(db, {
    by: ['queue'],
    from: period.from,
    to: earlierOf(period.to, asOf),
    employeeIds: [employeeId],
    measures: ['handled_count'],
  });
  const queueIds = new Set(served.filter(({ handled_count }) => handled_count > 0).map(({ queue }) => queue));
  const counting = new Set<string>(metricsOf(definition).map(({ metricId }) => metricId));
  const stories = await findSystemStories(db, judgement, queueIds);
  return stories
    .filter(({ from, to }) => from <= period.to && to >= period.from)
    .map(({ queue, days, moves }) => ({ queue, days, moves: moves.filter(({ metricId }) => counting.has(metricId)) }))
    .filter(({ moves }) => moves.length > 0);
}
