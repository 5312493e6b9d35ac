import type { DraftMetric, DraftPillar } from '~/metrics/scorecard/check-definition';
import type { Definition, ScoredMetric } from '~/metrics/scorecard/definition';

const CSAT = { metricId: 'csat', weight: 100, floor: 0.6, target: 0.85, targetHigh: null, floorHigh: null } as const;
const FCR = { ...CSAT, metricId: 'first_contact_resolution', weight: 60, floor: 0.5, target: 0.8 } as const;
const TRANSFERS = { ...CSAT, metricId: 'transfer_rate', weight: 40, floor: 0.2, target: 0.05 } as const;
const HANDLE_TIME = {
  metricId: 'average_handle_time',
  weight: 100,
  floor: 180_000,
  target: 300_000,
  targetHigh: 360_000,
  floorHigh: 540_000,
} as const;

const PILLARS = [
  { name: 'Customers', weight: 50, metrics: [CSAT] },
  { name: 'Quality of resolution', weight: 30, metrics: [FCR, TRANSFERS] },
  { name: 'Efficiency', weight: 20, metrics: [HANDLE_TIME] },
] as const;

/** Three pillars of shares and a band. */
export function makeDefinition(): Definition {
  return {
    pillars: PILLARS.map((pillar) => ({
      ...pillar,
      metrics: pillar.metrics.map((metric): ScoredMetric => ({ ...metric, metricVersion: 1 })),
    })),
  };
}

/** The same as typed; `change` says what is typed otherwise. */
export function makeDraft(change: (pillars: DraftPillar[]) => void = () => {}): DraftPillar[] {
  const pillars = PILLARS.map((pillar) => ({
    ...pillar,
    metrics: pillar.metrics.map((metric): DraftMetric => ({ ...metric })),
  }));
  change(pillars);
  return pillars;
}
