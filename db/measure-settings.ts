import type { Settings } from './settings';

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const list = (texts: readonly string[]) => (texts.length > 0 ? texts.map(quoted).join(', ') : 'NULL');

/** A measure's expression with the center's settings in the places that begin with a colon. */
export function withSettings(expression: string, settings: Settings): string {
  return expression
    .replaceAll(':short_abandon_ms', String(Number(settings.short_abandon_ms)))
    .replaceAll(':threshold_ms', String(Number(settings.threshold_ms)))
    .replaceAll(':service_level_variant', quoted(settings.service_level_variant))
    .replaceAll(':has_escalation_reasons', settings.escalation_reasons.length > 0 ? 'TRUE' : 'FALSE')
    .replaceAll(':has_complaint_reasons', settings.complaint_reasons.length > 0 ? 'TRUE' : 'FALSE')
    .replaceAll(':escalation_reasons', () => list(settings.escalation_reasons))
    .replaceAll(':complaint_reasons', () => list(settings.complaint_reasons));
}
