import type { Metric } from '~/metrics/metric';

/** What a team's funnel and its table are called. */
export const funnelLabel = ({ label }: Pick<Metric, 'label'>) => `${label} of the team’s people`;
