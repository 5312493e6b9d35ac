import { GRAINS, type Grain } from 'db/queries/sum-facts';
import { lastWeeks, PERIODS } from '~/address/period';
import { isMetricId, METRIC_IDS, type MetricId } from '~/metrics/catalogue';
import { readDay } from '~/read-day';

/** What figures can be asked for with, by command line and by address. */
export const QUESTIONS = ['metric', 'by', 'from', 'to', 'period', 'person', 'team', 'queue', 'channel'] as const;
export type Question = (typeof QUESTIONS)[number];

/** Which figures are asked for; names are still as typed. Days are inclusive. */
export interface Asked {
  metricIds: MetricId[];
  by: Grain[];
  from?: string;
  to?: string;
  person?: string;
  team?: string;
  queue?: string;
  channel?: string;
}

/** A question that cannot be understood: what is wrong, and what to write instead. */
export class AskedError extends Error {
  readonly code: string;
  readonly advice: string;

  constructor(code: string, message: string, advice: string) {
    super(message);
    this.code = code;
    this.advice = advice;
  }
}

/** Reads a question; `named` says what its parts are called where it was asked: “by”, “--by”. */
export function readAsked(
  given: Partial<Record<Question, string>>,
  { named, asOf }: { named: (part: string) => string; asOf: string },
): Asked {
  const { person, team, queue, channel } = given;
  return {
    metricIds: readMetrics(given.metric, named('metric')),
    by: [...new Set(list(given.by).map((name) => oneOf(name, GRAINS, named('by'))))],
    ...readDays(given, { named, asOf }),
    person,
    team,
    queue,
    channel,
  };
}

/** “all”, or ids with commas. */
function readMetrics(given: string | undefined, part: string): MetricId[] {
  const ids = list(given);
  const known = `Known: ${METRIC_IDS.join(', ')}.`;
  if (ids.length === 0)
    throw new AskedError(
      'no_metric',
      `No metric given. Use ${part} with one or more ids, separated by commas, or all.`,
      known,
    );
  if (ids.length === 1 && ids[0] === 'all') return METRIC_IDS;
  return [...new Set(ids)].map((id) => {
    if (isMetricId(id)) return id;
    throw new AskedError('unknown_metric', `There is no metric “${id}”.`, known);
  });
}

function readDays(
  { from, to, period }: Partial<Record<Question, string>>,
  { named, asOf }: { named: (part: string) => string; asOf: string },
): Pick<Asked, 'from' | 'to'> {
  if (period === undefined) {
    const days = { from: dayOrRefuse(from, named('from')), to: dayOrRefuse(to, named('to')) };
    if (days.from === undefined || days.to === undefined || days.from <= days.to) return days;
    throw new AskedError('bad_period', `${named('from')} is after ${named('to')}.`, 'Swap them.');
  }
  if (from !== undefined || to !== undefined)
    throw new AskedError(
      'bad_period',
      `${named('period')} already sets the dates.`,
      `Leave out ${named('from')} and ${named('to')}.`,
    );
  const weeks = oneOf(
    period,
    PERIODS.map(({ value }) => value),
    named('period'),
  );
  const found = lastWeeks(Number(weeks), asOf);
  return { from: found.from, to: found.to };
}

const list = (given: string | undefined) =>
  (given ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

/** One of the words that a part takes. */
export function oneOf<T extends string>(word: string, known: readonly T[], part: string): T {
  const found = known.find((one) => one === word);
  if (found) return found;
  throw new AskedError(
    `unknown_${part.replace(/\W/g, '')}`,
    `${part} must be one of ${known.join(', ')}, not “${word}”.`,
    'Use one of these.',
  );
}

function dayOrRefuse(day: string | undefined, part: string): string | undefined {
  if (day === undefined || readDay(day) !== null) return day;
  throw new AskedError(
    'bad_day',
    `${part} must be a date as yyyy-MM-dd, not “${day}”.`,
    'Use a date such as 2026-03-31.',
  );
}
