import { DEFAULT_SETTINGS, type Settings } from 'db/default-settings';
import type { Metric } from './metric';

/** A version of a metric that was written down when a setting changed. */
export interface WrittenVersion {
  version: number;
  definition: number;
  settings: Record<string, unknown>;
}

/** The number of the version in force: of the last that was written down, or of the declaration where none was. */
export function currentVersion(metric: Pick<Metric, 'version'>, written: readonly WrittenVersion[]): number {
  const last = written.at(-1);
  if (!last) return metric.version;
  // A definition that has changed in the code since is a version that nobody has written down yet.
  return last.version + (metric.version - last.definition);
}

/** The settings as a version had them, over those in force now; what it does not depend on makes no difference to it. */
export function settingsOfVersion(
  version: number,
  written: readonly WrittenVersion[],
  inForce: Settings = DEFAULT_SETTINGS,
): Settings {
  const found =
    written.find((one) => one.version === version) ?? (version < (written[0]?.version ?? 0) ? written[0] : undefined);
  const known = Object.entries(found?.settings ?? {}).filter(([name]) => name in inForce);
  return { ...inForce, ...Object.fromEntries(known) };
}
