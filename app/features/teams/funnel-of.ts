import { SIGNALS } from '~/features/verdicts/chart-series';
import type { CenterJudgement } from '~/features/verdicts/judge-center.server';
import type { MetricId } from '~/metrics/catalogue';
import type { Standing } from '~/metrics/verdicts/between';
import { scaleOf } from '~/metrics/verdicts/scale';
import { zOf } from '~/statistics/distributions';
import { FUNNEL_CONFIDENCES, overdispersedFunnelLimits } from '~/statistics/funnel-limits';

const STEPS = 40;

/**
 * The team's people by how much is known of them, each moved to the mix of contacts that the whole center has, against
 * the limits of chance around the center's average: exact ones for shares, and as much wider as people of the center
 * differ beyond chance. Null where nobody has a figure.
 */
export function funnelOf(judgement: CenterJudgement, ids: ReadonlySet<number>, metricId: MetricId) {
  const standings = [...judgement.standings.values()].flat().filter(({ metric }) => metric.id === metricId);
  const own = standings.filter(({ person }) => ids.has(person));
  const [first] = own;
  if (!first) return null;
  const most = Math.max(...own.map(({ sample }) => sample)) * 1.08;
  const names = new Map(judgement.people.map(({ id, name }) => [id, name]));
  const limitsAt = first.metric.kind === 'proportion' ? shareLimits(first) : meanLimits(first, standings);
  const top = first.metric.kind === 'proportion' ? 1 : Number.POSITIVE_INFINITY;
  return {
    metricId,
    center: first.average,
    points: own.map(({ person, sample, adjusted, kind, value }) => ({
      id: person,
      label: names.get(person) ?? '',
      sample,
      value: Math.min(top, Math.max(0, adjusted)),
      raw: value,
      kind: SIGNALS[kind] ?? null,
    })),
    limits: Array.from({ length: STEPS }, (_, index) => {
      const sample = Math.max(2, Math.round((most * (index + 1)) / STEPS));
      const [look, asks] = FUNNEL_CONFIDENCES.map((confidence) => limitsAt(sample, confidence)) as [Limits, Limits];
      return { sample, low95: look.low, high95: look.high, low998: asks.low, high998: asks.high };
    }),
  };
}

interface Limits {
  low: number;
  high: number;
}

function shareLimits({ metric, average, betweenVariance }: Standing) {
  const tau2 = betweenVariance / scaleOf(metric).slope(average) ** 2;
  return (sample: number, confidence: number) => overdispersedFunnelLimits(average, sample, confidence, tau2);
}

/** On the logarithm, where one row's variance is what the standings' own say of it. */
function meanLimits({ average, betweenVariance }: Standing, standings: readonly Standing[]) {
  const rows = standings.reduce((sum, { sample }) => sum + sample, 0);
  const ofOneRow = standings.reduce((sum, { sample, standardError }) => sum + (sample * standardError) ** 2, 0) / rows;
  return (sample: number, confidence: number) => {
    const reach = zOf(confidence) * Math.sqrt(ofOneRow / sample + betweenVariance);
    return { low: average * Math.exp(-reach), high: average * Math.exp(reach) };
  };
}
