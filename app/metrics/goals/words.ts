import { formatMoment } from '~/reader-locale';
import { formatCount, formatDifference, formatDuration, formatShare, formatValue } from '../format';
import type { Metric } from '../metric';
import type { Drift } from './drift';
import type { Goal, GoalMetric } from './goal';
import type { GoalProgress } from './progress';
import { canAverage, restNeeded } from './reach';
import type { GoalStatus, StatusVerdict } from './status';

/** "31 Dec"; with its year where that is not the year of `today`. */
export function sayDay(date: string, today = date): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric';
  return formatMoment(Date.parse(`${date}T00:00:00Z`), { day: 'numeric', month: 'short', year, timeZone: 'UTC' });
}

/** "64%", "under 1%", "over 99%": a probability is never certain. */
export function sayProbability(p: number): string {
  if (p < 0.01) return 'under 1%';
  if (p > 0.99) return 'over 99%';
  return formatShare(p);
}

/** "64% likely"; at the ends "Almost certain", "Very unlikely". */
function sayOdds(p: number): string {
  if (p < 0.01) return 'Very unlikely';
  return p > 0.99 ? 'Almost certain' : `${formatShare(p)} likely`;
}

const STATUS_NAMES: Record<string, string> = {
  'missed within noise': 'missed, may be chance',
  'blocked by guard': 'safeguard missed',
};

/** What a page calls a stored status. */
export function sayStatusName(status: string): string;
export function sayStatusName(status: string | null): string | null;
export function sayStatusName(status: string | null): string | null {
  return status === null ? null : (STATUS_NAMES[status] ?? status);
}

/** The size of a change: "6 points", "36 s", "0.25". */
export function sayChange(metric: GoalMetric, change: number): string {
  if (metric.unit === 'ms') return formatDuration(Math.abs(change));
  if (metric.unit === 'share' && Math.abs(change) < 0.001) return 'under 0.1 points';
  const decimals = metric.unit === 'share' && Math.abs(change) < 0.01 ? Math.max(1, metric.decimals) : metric.decimals;
  return formatDifference({ ...metric, decimals }, Math.abs(change)).slice(1);
}

/** "CSAT", "AHT"; what has no short form that everybody knows is called in full: "Hold time". */
export function sayMetric({ label, shortLabel }: Pick<Metric, 'label' | 'shortLabel'>): string {
  return /^[A-Z]{2,4}$/.test(shortLabel) ? shortLabel : label;
}

/** How the level moves, where chance does not explain it; null where it does. */
export function sayDrift({ metric, aim }: Pick<Goal, 'metric' | 'aim'>, { perWeek }: Drift): string | null {
  if (perWeek === 0) return null;
  const isBetter = perWeek > 0 === (aim === 'higher');
  const way = perWeek > 0 ? 'rising' : 'falling';
  return `Clear trend: ${way} by ${sayChange(metric, perWeek)} a week, for the ${isBetter ? 'better' : 'worse'}. The forecast halves this trend every six weeks.`;
}

/** "1,200 answers", "1 answer". */
export function sayCount(metric: GoalMetric, count: number): string {
  return `${formatCount(count)} ${sayNoun(metric, count)}`;
}

/** "answer" or "answers". */
export function sayNoun(metric: GoalMetric, count: number): string {
  return metric.sampleNoun[count === 1 ? 0 : 1];
}

export interface StatusTag {
  kind: 'act' | 'improving' | 'concerning' | 'common' | 'early';
  words: string;
}

const KINDS: Record<GoalStatus, StatusTag['kind']> = {
  'not enough data': 'early',
  'on track': 'act',
  'at risk': 'common',
  'off track': 'concerning',
  secured: 'act',
  'out of reach': 'concerning',
  achieved: 'improving',
  missed: 'concerning',
  'missed within noise': 'common',
  'blocked by guard': 'concerning',
};

/** The tag of a status: its colour and its words, with the probability where that is still open. */
export function tagOf({ status, moreNeeded }: StatusVerdict, probability: number, metric: GoalMetric): StatusTag {
  const name = sayStatusName(status);
  const words = name.charAt(0).toUpperCase() + name.slice(1);
  const kind = KINDS[status];
  if (status === 'not enough data') {
    const more =
      moreNeeded > 0 ? `${formatCount(moreNeeded)} more ${sayNoun(metric, moreNeeded)} needed` : 'missing days';
    return { kind, words: `${words} · ${more}` };
  }
  const isOpen = status === 'on track' || status === 'at risk' || status === 'off track';
  return { kind, words: isOpen ? `${words} · ${sayProbability(probability)} likely` : words };
}

/** What the status means, in one or two sentences with the figures behind it. */
export function sayStatus(
  metric: GoalMetric,
  { status, moreNeeded }: StatusVerdict,
  { progress, target, guardSentence }: { progress: GoalProgress; target: number; guardSentence: string | null },
): string {
  const { probability, value, outlook, coverage, interval } = progress;
  const now = formatValue(metric, value);
  const goal = formatValue(metric, target);
  const m = Math.round(outlook.toCome.mean);
  switch (status) {
    case 'not enough data':
      return moreNeeded > 0
        ? `Too early to tell: ${formatCount(moreNeeded)} more ${sayNoun(metric, moreNeeded)} needed.`
        : `Can’t tell: only ${coverage.covered} of ${coverage.needed} working days have data. Load the missing days.`;
    case 'on track':
    case 'at risk':
    case 'off track': {
      const asks = m > 0 ? ` ${sayRest(metric, m, restNeeded(outlook.soFar, m, target))}` : '';
      return `${sayOdds(probability)} at the current pace.${asks}`;
    }
    case 'secured':
      return `The target of ${goal} will be met, whatever the last ${sayCount(metric, m)} bring.${guardSentence ? ` ${guardSentence}` : ''}`;
    case 'out of reach':
      return `Even perfect results on the remaining ${sayCount(metric, m)} would miss ${goal}. Agree on the next step.`;
    case 'achieved':
      return `${now} against a target of ${goal}.`;
    case 'missed':
      return `${now} against a target of ${goal}. Chance alone doesn’t explain the gap.`;
    case 'missed within noise':
      return `${now} against a target of ${goal}. The gap may be chance: the 95% range is ${formatRange(metric, interval)}.`;
    case 'blocked by guard':
      return `${now} meets the target of ${goal}. ${guardSentence ?? 'The safeguard was missed.'}`.trim();
  }
}

/** What the remaining rows must average. More may come than expected, so an impossible average isn't "out of reach" yet. */
function sayRest(metric: GoalMetric, m: number, rest: number): string {
  const many = sayCount(metric, m);
  return canAverage(metric, rest)
    ? `About ${many} remain and must average ${formatValue(metric, rest)}.`
    : `About ${many} remain. Even perfect results would probably miss the target.`;
}

function formatRange(metric: GoalMetric, interval: GoalProgress['interval']): string {
  return interval ? `${formatValue(metric, interval.low)} to ${formatValue(metric, interval.high)}` : 'no range';
}
