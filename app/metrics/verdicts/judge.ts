import { group } from 'd3-array';
import { selectiveDiscovery } from '../../statistics/selective-discovery';
import type { Metric } from '../metric';
import { findShift, leanOnPeers, ownSigma, pooledSigma, type Shift } from './over-time';
import type { Cell, Reference } from './reference';
import { buildSeries, type Series } from './series';
import { awayAfter } from './silence';
import { atOnce, type Steps } from './steps';

/** Share of false names that is borne among all names of one team. */
const FALSE_DISCOVERY_RATE = 0.05;
/**
 * A chart gives a signal at this chance or below: so that 200 charts of equal people give at most two a week (1.6 by the
 * approximation; measured by simulation in the tests).
 */
export const SIGNAL_CHANCE = 0.008;

export type VerdictKind = 'improving' | 'concerning' | 'changed' | 'common' | 'early';

/** What one person's weeks of one metric say. */
export interface Verdict {
  person: number;
  metric: Metric;
  /** After counting in everybody and everything that was looked at in the team: who Today and the team page name. */
  kind: VerdictKind;
  /** What the chart says by itself: what its own page shows. Whoever is named has a signal too. */
  signal: VerdictKind;
  series: Series;
  /** What lies before a new baseline, phase by phase: drawn, and no longer judged by. */
  earlier: Series[];
  sigma: number;
  /** Monday of the last week that there is anything of, where that is too long ago to say anything of now. */
  silentSince: string | null;
  /** The strongest shift found, also where it is within chance; null while it is too early, or too late. */
  shift: Shift | null;
  /** p after counting in the other metrics and people of the family. */
  adjustedP: number;
}

/** People of one family are looked at together: a team. */
export type Families = ReadonlyMap<number, number>;

/** The Mondays on which a person's chart of a metric got a new baseline: for a recorded cause or on somebody's word, never silently. */
export type RestartsOf = (person: number, metric: Metric) => readonly string[];

/** Better or worse by the metric's direction; for a band metric only that it changed. */
export function kindOf(metric: Metric, z: number): VerdictKind {
  if (metric.direction === 'band') return 'changed';
  return z > 0 === (metric.direction === 'higher') ? 'improving' : 'concerning';
}

/** What the system decides is nobody's: whoever asks, no person is ever judged by it. */
export function ofPeople<T extends { reference: Reference }>(references: readonly T[]): T[] {
  return references.filter(({ reference }) => reference.metric.control !== 'system');
}

/** A person's weeks cut at each Monday on which a new baseline begins; the last phase is there even where it is empty yet. */
function cutAt(cells: readonly Cell[], restarts: readonly string[]): Cell[][] {
  const edges = [...restarts].sort();
  const phases = Array.from({ length: edges.length + 1 }, (_, index) =>
    cells.filter(
      ({ week }) => (index === 0 || week >= edges[index - 1]!) && (index === edges.length || week < edges[index]!),
    ),
  );
  return phases.filter((phase, index) => phase.length > 0 || index === edges.length);
}

/** What a chart says by itself: by its shift, where that is beyond chance. */
export function signalOf(metric: Metric, shift: Shift | null): VerdictKind {
  if (!shift) return 'early';
  return shift.p <= SIGNAL_CHANCE ? kindOf(metric, shift.z) : 'common';
}

/** One metric's reference, and the cells of the people asked about. */
export interface Judged {
  reference: Reference;
  cells: ReadonlyMap<number, readonly Cell[]>;
  /** The Monday of the last week that could count, and of the last one with rows where the source has stopped since. */
  until?: { lastWeek: string; stoppedAfter: string | null };
}

/** The verdicts over time for everybody and one metric each of `references`; the family step comes after, over all. */
export function judgeOverTime(
  references: readonly Judged[],
  families: Families,
  restartsOf: RestartsOf = () => [],
): Verdict[] {
  return atOnce(overTimeInSteps(references, families, restartsOf));
}

/** The same, to be stopped after any person. */
export function* overTimeInSteps(
  references: readonly Judged[],
  families: Families,
  restartsOf: RestartsOf,
): Steps<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const { reference, cells, until } of ofPeople(references)) {
    const all: { person: number; series: Series; earlier: Series[] }[] = [];
    for (const [person, own] of cells) {
      yield;
      const phases = cutAt(own, restartsOf(person, reference.metric)).map((cells) => buildSeries(reference, cells));
      const series = phases.pop();
      if (series) all.push({ person, series, earlier: phases });
    }
    const pooled = pooledSigma(all.map(({ series }) => series));
    const levelled = leanOnPeers(all.map((one) => ({ ...one, sigma: ownSigma(one.series, pooled) })));
    for (const { person, series, earlier, sigma } of levelled) {
      yield;
      const silentSince = until ? (until.stoppedAfter ?? awayAfter(series.points, until.lastWeek)) : null;
      const shift = silentSince === null ? findShift(series, sigma) : null;
      verdicts.push({
        person,
        metric: reference.metric,
        kind: shift ? 'common' : 'early',
        signal: signalOf(reference.metric, shift),
        series,
        earlier,
        sigma,
        silentSince,
        shift,
        adjustedP: 1,
      });
    }
  }
  decide(
    verdicts.filter((verdict) => verdict.shift !== null),
    families,
    (verdict) => verdict.shift!.p,
    (verdict) => verdict.shift!.z,
  );
  return verdicts;
}

/** Gives a colour to those whose p survives within their family: first the people, then each one's metrics. */
export function decide<T extends { person: number; metric: Metric; kind: VerdictKind; adjustedP: number }>(
  candidates: readonly T[],
  families: Families,
  pOf: (candidate: T) => number,
  zOf: (candidate: T) => number,
): void {
  for (const family of group(candidates, ({ person }) => families.get(person) ?? 0).values()) {
    const people = [...group(family, ({ person }) => person).values()];
    const adjusted = selectiveDiscovery(
      people.map((own) => own.map(pOf)),
      FALSE_DISCOVERY_RATE,
    );
    people.forEach((own, index) => {
      own.forEach((candidate, at) => {
        candidate.adjustedP = adjusted[index]![at]!;
        if (candidate.adjustedP <= FALSE_DISCOVERY_RATE) candidate.kind = kindOf(candidate.metric, zOf(candidate));
      });
    });
  }
}
