import { SIGNALS } from '~/features/verdicts/chart-series';
import type { CenterJudgement } from '~/features/verdicts/judge-center.server';
import type { MetricId } from '~/metrics/catalogue';
import { funnelLimits } from '~/statistics/funnel-limits';

const STEPS = 40;

/**
 * The team's people by how much is known of them, each moved to the mix of contacts that the whole center has, against
 * the exact limits of chance around the center's average. Null where nobody has a figure.
 */
export function funnelOf(judgement: CenterJudgement, ids: ReadonlySet<number>, metricId: MetricId) {
  const standings = [...judgement.standings.values()].flat().filter(({ metric }) => metric.id === metricId);
  const own = standings.filter(({ person }) => ids.has(person));
  if (own.length === 0) return null;
  const total = standings.reduce((sum, { sample }) => sum + sample, 0);
  const center = standings.reduce((sum, { value, sample }) => sum + value * sample, 0) / total;
  const most = Math.max(...own.map(({ sample }) => sample)) * 1.08;
  const names = new Map(judgement.people.map(({ id, name }) => [id, name]));
  return {
    metricId,
    center,
    points: own.map(({ person, sample, adjusted, kind, value }) => ({
      id: person,
      label: names.get(person) ?? '',
      sample,
      value: Math.min(1, Math.max(0, adjusted)),
      raw: value,
      kind: SIGNALS[kind] ?? null,
    })),
    limits: Array.from({ length: STEPS }, (_, index) => {
      const sample = Math.max(2, Math.round((most * (index + 1)) / STEPS));
      const look = funnelLimits(center, sample, 0.95);
      const asks = funnelLimits(center, sample, 0.998);
      return { sample, low95: look.low, high95: look.high, low998: asks.low, high998: asks.high };
    }),
  };
}
export type TeamFunnel = NonNullable<ReturnType<typeof funnelOf>>;
