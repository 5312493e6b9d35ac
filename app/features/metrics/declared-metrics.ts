import type { DeclaredMetric } from 'db/roll-up/change-definitions';
import { METRICS } from '~/metrics/catalogue';

/** The catalogue as far as versions hang on it. */
export const DECLARED_METRICS: readonly DeclaredMetric[] = METRICS.map(({ id, version, dependsOn = [] }) => ({
  id,
  definition: version,
  dependsOn,
}));
