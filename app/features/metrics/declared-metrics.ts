import type { DeclaredMetric } from 'db/roll-up/change-definitions';
import { METRICS } from '~/metrics/catalogue';

/** What versions need of the catalog. */
export const DECLARED_METRICS: readonly DeclaredMetric[] = METRICS.map(({ id, version, dependsOn = [] }) => ({
  id,
  definition: version,
  dependsOn,
}));
