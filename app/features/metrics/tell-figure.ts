import type { Grain } from 'db/queries/sum-facts';
import { type CsvValue, csvLine } from '~/csv';
import { getMetric, type MetricId } from '~/metrics/catalogue';
import type { Metric } from '~/metrics/metric';
import { mapInSteps, type Steps } from '~/metrics/verdicts/steps';
import type { AskedFigure } from './find-asked.server';

/** A figure for other programs: unrounded, durations in seconds. */
export function tellFigure({ key, names, figure, version, contacts }: AskedFigure) {
  const metric = getMetric(figure.metricId as MetricId);
  const inUnit = inUnitOf(metric);
  return {
    ...groupOf(key, names),
    metric: metric.id,
    version,
    unit: metric.unit === 'ms' ? 's' : metric.unit,
    value: inUnit(figure.value),
    second: inUnit(figure.second),
    numerator: metric.kind === 'mean' ? inUnit(figure.numerator) : figure.numerator,
    denominator: figure.denominator,
    sample: figure.sample,
    interval: figure.interval && {
      low: inUnit(figure.interval.low),
      high: inUnit(figure.interval.high),
      confidence: figure.interval.confidence,
    },
    isReliable: figure.isReliable,
    contacts,
  };
}

/** Milliseconds become seconds. */
function inUnitOf({ unit }: Metric) {
  return (value: number | null | undefined) =>
    value === null || value === undefined ? null : unit === 'ms' ? value / 1000 : value;
}

/** Who and what has ids and names; a channel, a day, a week and a month are called by themselves. */
function groupOf(key: AskedFigure['key'], names: AskedFigure['names']) {
  return Object.fromEntries(
    (Object.entries(key) as [Grain, number | string][]).map(([grain, id]) => [
      grain,
      typeof id === 'number' ? { id, name: names[grain] ?? '' } : id,
    ]),
  );
}

/** The same figures as CSV, a line each and a step. */
export function* tellCsv(figures: readonly AskedFigure[], by: readonly Grain[]): Steps<string> {
  const heads = by.flatMap((grain) => (hasId(grain) ? [`${grain}_id`, grain] : [grain]));
  const lineOf = (asked: AskedFigure) => {
    const { interval, ...told } = tellFigure(asked);
    const group = by.flatMap((grain): CsvValue[] =>
      hasId(grain) ? [asked.key[grain], asked.names[grain]] : [asked.key[grain]],
    );
    const { metric, version, unit, value, second, numerator, denominator, sample, isReliable, contacts } = told;
    return csvLine([
      ...group,
      metric,
      version,
      unit,
      value,
      second,
      numerator,
      denominator,
      sample,
      interval?.low,
      interval?.high,
      isReliable,
      contacts,
    ]);
  };
  const lines = yield* mapInSteps(figures, lineOf);
  return csvLine([...heads, ...COLUMNS]) + lines.join('');
}

const COLUMNS = [
  'metric',
  'version',
  'unit',
  'value',
  'second',
  'numerator',
  'denominator',
  'n',
  'low',
  'high',
  'is_reliable',
  'contacts',
];

const hasId = (grain: Grain) => grain === 'person' || grain === 'team' || grain === 'queue';
