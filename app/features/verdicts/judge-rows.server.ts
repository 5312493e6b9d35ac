import { group } from 'd3-array';
import type { WeekMixTable } from 'db/schema';
import { addDays, mondayOf } from '~/clock';
import type { Metric } from '~/metrics/metric';
import { betweenInSteps, type Standing } from '~/metrics/verdicts/between';
import { type Families, type Judged, overTimeInSteps, type RestartsOf, type Verdict } from '~/metrics/verdicts/judge';
import { type Cell, type Reference, referenceInSteps } from '~/metrics/verdicts/reference';
import { stoppedAfter } from '~/metrics/verdicts/silence';
import type { Steps } from '~/metrics/verdicts/steps';
import { type QueueCell, type SystemFinding, systemInSteps } from '~/metrics/verdicts/system';
import { cellsInSteps, type MixedCell, type People, tenureInSteps } from './mixed-cells';

interface Question extends People {
  metrics: readonly Metric[];
  asOf: string;
  /** First day of the weeks that people are compared over. */
  comparedFrom: string;
  /** The team of everybody who is here now; verdicts are theirs. */
  families: Families;
  restartsOf: RestartsOf;
}

export interface RowsJudgement {
  verdicts: Map<number, Verdict[]>;
  standings: Map<number, Standing[]>;
  system: SystemFinding[];
  /** Everybody's contacts of the weeks compared, by kind, for each metric. */
  mixes: Map<string, MixedCell[]>;
}

type Until = NonNullable<Judged['until']>;

/** What the weeks' mix says of people over time, between them, and of queues; to be stopped every few milliseconds. */
export function* judgeRows(
  mix: readonly WeekMixTable[],
  { metrics, asOf, comparedFrom, families, restartsOf, ...people }: Question,
): Steps<RowsJudgement> {
  const rows = yield* tenureInSteps(mix, people);
  const isNew = (person: number) => people.isNewOn(person, asOf);
  const prepared: { metric: Metric; cells: MixedCell[]; reference: Reference; until: Until }[] = [];
  for (const metric of metrics) {
    // A week counts once all of its days say what they will say.
    const lastWeek = mondayOf(addDays(asOf, -7 - (metric.maturesAfterDays ?? 0)));
    const cells = yield* cellsInSteps(metric, rows, lastWeek);
    const until = { lastWeek, stoppedAfter: stoppedAfter(cells, lastWeek) };
    prepared.push({ metric, cells, reference: yield* referenceInSteps(metric, cells), until });
  }
  const forCurrent = (cells: readonly Cell[]) => byPerson(cells.filter((cell) => families.has(cell.person)));
  const judged = [];
  for (const { reference, cells, until } of prepared) {
    judged.push({ reference, cells: forCurrent(cells), until });
    yield;
  }
  const verdicts = yield* overTimeInSteps(judged, families, restartsOf);
  const mixes = new Map<string, MixedCell[]>();
  const compared = [];
  // Of what has stopped, the weeks that are left say nothing of now: neither of people nor of queues.
  const going = prepared.filter(({ until }) => until.stoppedAfter === null);
  for (const { metric, cells, reference } of going) {
    const recent = cells.filter((cell) => cell.week >= comparedFrom);
    mixes.set(metric.id, recent);
    compared.push({ reference, cells: forCurrent(recent) });
    yield;
  }
  const standings = yield* betweenInSteps(compared, families, isNew);
  const ofQueues = [];
  for (const { metric, cells } of going) {
    const served = cells.filter((cell) => cell.isReference && cell.queue !== 0) satisfies QueueCell[];
    ofQueues.push({ metric, cells: served });
    yield;
  }
  return {
    verdicts: byPerson(markNew(verdicts, isNew)),
    standings: byPerson(standings),
    system: yield* systemInSteps(ofQueues),
    mixes,
  };
}

/** New people change because they learn: their weeks are shown, and not yet held against anything. */
function markNew(verdicts: Verdict[], isNew: (person: number) => boolean): Verdict[] {
  return verdicts.map((verdict) => (isNew(verdict.person) ? { ...verdict, kind: 'early', signal: 'early' } : verdict));
}

const byPerson = <T extends { person: number }>(items: readonly T[]) => group(items, (item) => item.person);
