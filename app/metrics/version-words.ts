import type { Settings } from 'db/default-settings';
import { formatDuration } from './format';
import { sayDay } from './goals/words';
import type { Metric } from './metric';

const VARIANTS: Record<Settings['service_level_variant'], string> = {
  answered_only: 'of those answered',
  ignore: 'without who gave up in time',
  negative: 'who gave up counts as late',
  positive: 'who gave up in time counts as in time',
};

const SAID: { [Name in keyof Settings]?: (value: Settings[Name]) => string } = {
  repeat_days: (days) => `repeat within ${days} days`,
  threshold_ms: (ms) => `answered within ${formatDuration(ms)}`,
  service_level_variant: (variant) => VARIANTS[variant],
  short_abandon_ms: (ms) => `without abandons shorter than ${formatDuration(ms)}`,
  escalation_reasons: (reasons) => `reasons ${sayReasons(reasons)}`,
  complaint_reasons: (reasons) => `reasons ${sayReasons(reasons)}`,
};

const sayReasons = (reasons: readonly string[]) =>
  reasons.length > 0 ? reasons.map((reason) => `“${reason}”`).join(', ') : 'none';

/** Two versions of one metric, each with the settings of its time. */
interface Versions {
  verb: 'Judged' | 'Counted';
  counted: { version: number; settings: Settings };
  inForce: { version: number; settings: Settings; since: string };
}

/**
 * By which version of a metric something is judged or counted while another is in force: "Judged by version 2 of
 * service level (answered within 20 s); version 3 (answered within 30 s) is in force since 3 Nov." Null where both mean the same.
 */
export function sayVersion(metric: Metric, { verb, counted, inForce }: Versions, today: string): string | null {
  const names = (metric.dependsOn ?? []).filter((name): name is keyof Settings => name in SAID);
  const changed = names.filter(
    (name) => JSON.stringify(counted.settings[name]) !== JSON.stringify(inForce.settings[name]),
  );
  if (changed.length === 0) return null;
  const meant = (settings: Settings) => changed.map((name) => say(name, settings)).join(', ');
  const since = inForce.since ? ` since ${sayDay(inForce.since, today)}` : '';
  return `${verb} by version ${counted.version} of ${metric.label.toLowerCase()} (${meant(counted.settings)}); version ${inForce.version} (${meant(inForce.settings)}) is in force${since}.`;
}

function say<Name extends keyof Settings>(name: Name, settings: Settings): string {
  return SAID[name]?.(settings[name]) ?? name;
}
