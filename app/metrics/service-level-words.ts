import type { ServiceLevelVariant } from 'db/default-settings';
import { formatDuration } from './format';

/** The four usual variants (Cisco's names but for the first); the example has 70, 15, 10 and 5 of them. */
const SERVICE_LEVEL: Record<ServiceLevelVariant, { formula: string; example: string }> = {
  answered_only: { formula: 'answered within {threshold} ÷ answered', example: '70 ÷ 85 = 82%' },
  ignore: {
    formula: 'answered within {threshold} ÷ (answered + abandoned after {threshold})',
    example: '70 ÷ 90 = 78%',
  },
  negative: { formula: 'answered within {threshold} ÷ (answered + abandoned)', example: '70 ÷ 100 = 70%' },
  positive: {
    formula: '(answered within {threshold} + abandoned within {threshold}) ÷ (answered + abandoned)',
    example: '80 ÷ 100 = 80%',
  },
};

/** The formula of a variant of the service level, in words. */
export function serviceLevelFormula(variant: ServiceLevelVariant, thresholdMs: number): string {
  return SERVICE_LEVEL[variant].formula.replaceAll('{threshold}', formatDuration(thresholdMs));
}

/** The worked example of a variant of the service level. */
export function serviceLevelExample(variant: ServiceLevelVariant): string {
  return SERVICE_LEVEL[variant].example;
}
