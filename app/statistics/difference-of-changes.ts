import { tQuantile } from './distributions';
import type { Range } from './interval';
import { shrinkMean } from './normal-shrinkage';
import { quantile } from './quantile';

/** A value on a scale where it is roughly normal, with the variance of its error. */
export interface Measured {
  value: number;
  variance: number;
}

/** One unit (a person, a queue) measured long before something happened, in the weeks that led to it, and after it. */
export interface UnitWindows {
  before: Measured;
  leadUp: Measured | null;
  after: Measured;
}

/** What a unit did after, against what its own past alone leads to expect. */
export interface UnitChange {
  /** μ + ρ(before − μ). */
  expected: number;
  change: number;
  /** Of the change: of what was measured after, of what is known of the unit's level, and of how units drift. */
  variance: number;
  /** The part of it that more rows after would lessen. */
  afterVariance: number;
  /** How much of what was seen before is the unit's own: 0 is all luck, 1 none. */
  reliability: number;
}

export interface DifferenceOfChanges extends Range {
  difference: number;
  standardError: number;
  confidence: number;
  treated: UnitChange[];
  comparable: UnitChange[];
}

/** What units have in common before anything happened, and how far they truly differ (variance). */
export interface Population {
  mu: number;
  tau2: number;
}

/**
 * What a unit's past leads to expect of it: μ + ρ(before − μ), Barnett, van der Pols & Dobson 2005 (Int J Epidemiol
 * 34:215). Units are often picked because of the weeks just before, whose dip comes back by itself (Ashenfelter 1978,
 * Rev Econ Stat 60:47): those weeks are no part of `before`; they only say, shrunk, towards which μ such units return.
 */
function expectedOf(unit: UnitWindows, { mu, tau2 }: Population) {
  const picked = unit.leadUp ? shrink(unit.leadUp, mu, tau2) : { value: mu, variance: tau2, reliability: 0 };
  return shrink(unit.before, picked.value, picked.variance);
}

function shrink(seen: Measured, mu: number, tau2: number) {
  const { value, reliability } = shrinkMean(seen, { mu, tau2 });
  return { value, variance: tau2 * (1 - reliability), reliability };
}

/**
 * after − [μ + ρ(before − μ)], less the same of comparable units that had no event: an inverse-variance mean of
 * each side, with Student's interval on the comparable units' degrees of freedom. How far units drift by themselves is
 * taken from how far the comparable ones did. Null with nobody treated or fewer than two to compare.
 */
export function differenceOfChanges(options: {
  population: Population;
  treated: readonly UnitWindows[];
  comparable: readonly UnitWindows[];
  confidence: number;
}): DifferenceOfChanges | null {
  const { population, confidence } = options;
  if (options.treated.length === 0 || options.comparable.length < 2) return null;
  const known = options.comparable.map((unit) => changeOf(unit, population, 0));
  const drift = driftOf(known);
  const treated = options.treated.map((unit) => changeOf(unit, population, drift));
  const comparable = options.comparable.map((unit) => changeOf(unit, population, drift));
  const [one, other] = [pooled(treated), pooled(comparable)];
  const difference = one.mean - other.mean;
  const standardError = Math.sqrt(one.variance + other.variance);
  const reach = tQuantile(1 - (1 - confidence) / 2, comparable.length - 1) * standardError;
  return {
    difference,
    standardError,
    low: difference - reach,
    high: difference + reach,
    confidence,
    treated,
    comparable,
  };
}

function changeOf(unit: UnitWindows, population: Population, drift: number): UnitChange {
  const expected = expectedOf(unit, population);
  return {
    expected: expected.value,
    change: unit.after.value - expected.value,
    variance: unit.after.variance + expected.variance + drift,
    afterVariance: unit.after.variance,
    reliability: expected.reliability,
  };
}

/** The share pulled in at each end, and the mean square that a standard normal keeps when its ends are. */
const WINSORISED = 0.1;
const KEPT = 0.678655;

/**
 * How far units drift by themselves beyond what chance explains (variance): τ² by moments from mean z², its outermost
 * tenths pulled in (Spiegelhalter 2005, Qual Saf Health Care 14:347), so that the few who really changed for another
 * reason do not hide what happened to everybody else.
 */
function driftOf(units: readonly UnitChange[]): number {
  const { mean } = pooled(units);
  const z = units.map(({ change, variance }) => (change - mean) / Math.sqrt(variance));
  const sorted = [...z].sort((a, b) => a - b);
  const [low, high] = [quantile(sorted, WINSORISED)!, quantile(sorted, 1 - WINSORISED)!];
  const squares = z.reduce((sum, one) => sum + Math.min(high, Math.max(low, one)) ** 2, 0) / KEPT;
  const weights = units.map(({ variance }) => 1 / variance);
  const weight = weights.reduce((sum, one) => sum + one, 0);
  const spread = weight - weights.reduce((sum, one) => sum + one * one, 0) / weight;
  return Math.max(0, (squares - (units.length - 1)) / spread);
}

/** The inverse-variance mean of changes and its variance. */
export function pooled(changes: readonly UnitChange[]): { mean: number; variance: number } {
  const weight = changes.reduce((total, { variance }) => total + 1 / variance, 0);
  const sum = changes.reduce((total, { change, variance }) => total + change / variance, 0);
  return { mean: sum / weight, variance: 1 / weight };
}
