import { findMetric, type MetricId } from '../catalogue';
import { isGoalMetric } from '../goals/goal';
import type { Metric } from '../metric';
import { isScorable } from './definition';
import type { Yardstick } from './points';

/** A definition as it was typed: what could not be read or was left empty is null. */
export interface DraftMetric {
  metricId: string;
  weight: number | null;
  floor: number | null;
  target: number | null;
  targetHigh: number | null;
  floorHigh: number | null;
}
export interface DraftPillar {
  name: string;
  weight: number | null;
  metrics: DraftMetric[];
}

/** What is wrong, by the field that it stands in: "pillars[0].metrics[1].target". */
export type Problems = Record<string, string[]>;

const MOST_PILLARS = 6;
const MOST_METRICS = 6;
const LONGEST_NAME = 60;
const ALL = 100;

/** Metrics made of the same rows in the same way: they repeat each other. */
const SAME: readonly (readonly MetricId[])[] = [
  ['csat', 'csat_mean'],
  ['first_contact_resolution', 'repeat_rate'],
  ['hold_time', 'hold_time_per_held', 'share_held'],
  ['average_handle_time', 'talk_time'],
  ['average_handle_time', 'hold_time'],
  ['average_handle_time', 'hold_time_per_held'],
  ['average_handle_time', 'share_held'],
  ['average_handle_time', 'after_contact_work'],
];

/** Everything wrong with a definition; empty if it is valid. */
export function checkDefinition(pillars: readonly DraftPillar[]): Problems {
  const problems: Problems = {};
  const say = (field: string, words: string) => {
    problems[field] = [...(problems[field] ?? []), words];
  };
  if (pillars.length === 0) say('pillars', 'Add at least one pillar.');
  if (pillars.length > MOST_PILLARS) say('pillars', `Use at most ${MOST_PILLARS} pillars.`);
  const names = new Set<string>();
  const known: Metric[] = [];
  for (const [index, { name, weight, metrics }] of pillars.entries()) {
    const at = `pillars[${index}]`;
    const key = name.trim().toLowerCase();
    if (!key) say(`${at}.name`, 'Enter a pillar name.');
    else if (name.length > LONGEST_NAME) say(`${at}.name`, `Use at most ${LONGEST_NAME} characters.`);
    else if (names.has(key)) say(`${at}.name`, 'Another pillar already has this name.');
    names.add(key);
    if (!isWeight(weight)) say(`${at}.weight`, WEIGHT);
    if (metrics.length === 0) say(`${at}.metrics`, 'Add at least one metric.');
    if (metrics.length > MOST_METRICS) say(`${at}.metrics`, `Use at most ${MOST_METRICS} metrics in a pillar.`);
    for (const [place, draft] of metrics.entries()) {
      const metric = checkMetric(draft, known, (field, words) => say(`${at}.metrics[${place}].${field}`, words));
      if (metric) known.push(metric);
    }
    const short = shortOf(metrics);
    if (short) say(`${at}.metrics`, `The weights in this pillar ${short}`);
  }
  const short = shortOf(pillars);
  if (short) say('pillars', `The weights of the pillars ${short}`);
  return problems;
}

const WEIGHT = 'Enter a whole number from 1 to 100.';
const isWeight = (weight: number | null) => weight !== null && Number.isInteger(weight) && weight >= 1 && weight <= ALL;

/** "add up to 95%: 5% missing."; null if they add up, or one of them isn't a weight yet. */
function shortOf(weighted: readonly { weight: number | null }[]): string | null {
  if (weighted.length === 0 || !weighted.every(({ weight }) => isWeight(weight))) return null;
  const sum = weighted.reduce((total, { weight }) => total + weight!, 0);
  if (sum === ALL) return null;
  return `add up to ${sum}%: ${sum < ALL ? `${ALL - sum}% missing` : `${sum - ALL}% too much`}.`;
}

function checkMetric(
  draft: DraftMetric,
  known: readonly Metric[],
  say: (field: string, words: string) => void,
): Metric | null {
  if (!isWeight(draft.weight)) say('weight', WEIGHT);
  const metric = findMetric(draft.metricId);
  if (!metric) {
    say('metricId', 'Choose a metric.');
    return null;
  }
  if (!isScorable(metric)) {
    say('metricId', whyNot(metric));
    return null;
  }
  const twice = known.find(({ id }) => id === metric.id);
  const same = known.find(({ id }) => isSame(id, metric.id));
  if (twice) say('metricId', `${metric.label} is already in this scorecard.`);
  else if (same) {
    say('metricId', `${metric.label} overlaps with ${same.label}, so the same results would count twice.`);
  }
  checkFigures(metric, draft, say);
  return metric;
}

const isSame = (one: string, other: string) =>
  SAME.some((group) => group.some((id) => id === one) && group.some((id) => id === other));

/** Why a metric may not count in anybody's scorecard. */
function whyNot(metric: Metric): string {
  if (metric.control === 'system') {
    return `${metric.label} depends on staffing and demand, not on a person. It can’t count in a scorecard.`;
  }
  if (!isGoalMetric(metric)) {
    return `${metric.label} can’t count in a scorecard: real changes can’t be told from chance.`;
  }
  return `${metric.label} can’t count in a scorecard.`;
}

function checkFigures(metric: Metric, draft: DraftMetric, say: (field: string, words: string) => void): void {
  const isBand = metric.direction === 'band';
  const asked = isBand ? (['floor', 'target', 'targetHigh', 'floorHigh'] as const) : (['floor', 'target'] as const);
  for (const field of asked) {
    if (draft[field] === null) say(field, 'Enter a value.');
    else if (draft[field] < 0) say(field, 'Enter 0 or more.');
    else if (metric.unit === 'share' && draft[field] > 1) say(field, 'Enter 100 or less.');
  }
  if (!isBand && (draft.targetHigh !== null || draft.floorHigh !== null)) {
    say('targetHigh', `Leave both range fields empty: ${metric.label} has no upper limit.`);
  }
  if (asked.some((field) => draft[field] === null)) return;
  const { floor, target, targetHigh, floorHigh } = draft as Yardstick;
  if (floor === target) say('target', 'Use different values for 0 and 100 points.');
  else if (metric.direction === 'lower' ? floor < target : floor > target) {
    const side = metric.direction === 'lower' ? 'Lower is better here: use a value below' : 'Use a value above';
    say('target', `${side} the one for 0 points.`);
  }
  if (isBand && targetHigh! < target) say('targetHigh', 'Use a value at or above where 100 points begin.');
  if (isBand && floorHigh! <= targetHigh!) say('floorHigh', 'Use a value above where 100 points end.');
}
