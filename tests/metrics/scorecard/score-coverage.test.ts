import { expect, test } from 'vitest';
import { getMetric } from '~/metrics/catalogue';
import { evaluate } from '~/metrics/evaluate';
import { metricsOf, type ScoredMetric } from '~/metrics/scorecard/definition';
import { pointsOf, pointsOfEstimate } from '~/metrics/scorecard/points';
import { CHANGE_CONFIDENCE, CONFIDENCE, changeOf, type Score, scoreOf } from '~/metrics/scorecard/score';
import { seededRandom } from '../verdicts/seeded-random';
import { makeDefinition } from './scorecard-factories';

const METRICS = metricsOf(makeDefinition());
const random = seededRandom(20_261_122);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const between = (low: number, high: number) => low + (high - low) * random();

/** What a person truly is, metric by metric, and how many rows their period has. */
type Truth = { metric: ScoredMetric & { share: number }; figure: number; rows: number }[];

const ROWS: Record<string, [number, number]> = {
  csat: [40, 200],
  first_contact_resolution: [150, 700],
  transfer_rate: [150, 900],
  average_handle_time: [150, 900],
};
/** Spread about the floors and targets of the definition: some people are well beyond either. */
const FIGURES: Record<string, () => number> = {
  csat: () => Math.min(0.98, 0.75 + 0.07 * normal()),
  first_contact_resolution: () => Math.min(0.97, 0.68 + 0.07 * normal()),
  transfer_rate: () => Math.max(0.01, 0.11 + 0.04 * normal()),
  average_handle_time: () => 375_000 * Math.exp(0.2 * normal()),
};

function drawTruth(): Truth {
  return METRICS.map((metric) => ({
    metric,
    figure: FIGURES[metric.metricId]!(),
    rows: Math.round(between(...ROWS[metric.metricId]!)),
  }));
}

const truePoints = (truth: Truth) =>
  truth.reduce((sum, { metric, figure }) => sum + metric.share * pointsOf(metric, figure), 0);

/** A period of that person's: rows drawn one by one, summed and evaluated as every figure is. */
function observe(truth: Truth, confidence: number): Score {
  return scoreOf(
    truth.map(({ metric, figure: mean, rows }) => {
      const figure = evaluate(getMetric(metric.metricId), sumsOf(metric.metricId, mean, rows), confidence);
      return {
        weight: metric.share,
        points: pointsOfEstimate(metric, { value: figure.value!, ...figure.interval! }),
      };
    }),
  );
}

/** Contacts' times are skewed: lognormal with a coefficient of variation of about .65. */
const SIGMA = 0.6;

function sumsOf(id: string, mean: number, rows: number): Record<string, number> {
  if (id === 'average_handle_time') {
    let sum = 0;
    let squares = 0;
    for (let row = 0; row < rows; row++) {
      const ms = mean * Math.exp(SIGMA * normal() - SIGMA ** 2 / 2);
      sum += ms;
      squares += (ms / 1000) ** 2;
    }
    return { handle_ms: sum, timed_count: rows, handle_squares: squares };
  }
  let hits = 0;
  const chance = id === 'first_contact_resolution' ? 1 - mean : mean;
  for (let row = 0; row < rows; row++) if (random() < chance) hits++;
  if (id === 'csat') return { csat_top_count: hits, csat_count: rows };
  if (id === 'transfer_rate') return { transferred_count: hits, transfer_known_count: rows };
  return { repeated_count: hits, repeat_eligible_count: rows };
}

const PEOPLE = 4000;
const percent = (count: number) => `${((100 * count) / PEOPLE).toFixed(1)} %`;

test('the 90 % interval of the whole covers 88 to 92 of 100 people', () => {
  let covered = 0;
  let width = 0;
  for (let person = 0; person < PEOPLE; person++) {
    const truth = drawTruth();
    const { range } = observe(truth, CONFIDENCE);
    const points = truePoints(truth);
    if (points >= range!.low - 1e-9 && points <= range!.high + 1e-9) covered++;
    width += (range!.high - range!.low) / PEOPLE;
  }
  console.info(`the 90 % interval of the whole covers ${percent(covered)}, ${width.toFixed(1)} points wide`);
  expect(covered / PEOPLE).toBeGreaterThan(0.88);
  expect(covered / PEOPLE).toBeLessThan(0.92);
});

test('of people who are truly at every target it still covers 86 of 100 or more', () => {
  let covered = 0;
  for (let person = 0; person < PEOPLE; person++) {
    const truth = drawTruth().map((one) => ({ ...one, figure: one.metric.target }));
    if (observe(truth, CONFIDENCE).range!.high >= 100 - 1e-9) covered++;
  }
  console.info(`of those who are exactly at every target ${percent(covered)}`);
  expect(covered / PEOPLE).toBeGreaterThan(0.86);
});

test('where nothing changed, a change is said of at most 6 of 100', () => {
  let said = 0;
  for (let person = 0; person < PEOPLE; person++) {
    const truth = drawTruth();
    const change = changeOf(observe(truth, CHANGE_CONFIDENCE), observe(truth, CHANGE_CONFIDENCE));
    if (change!.kind !== 'common') said++;
  }
  console.info(`a change is said without one of ${percent(said)}`);
  expect(said / PEOPLE).toBeLessThan(0.06);
});
