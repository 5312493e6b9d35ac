import { type Chart, findPhases, type Phase } from './chart-phases';

/** u-chart of events an exposure: ū ± 3 √(ū/nᵢ), not below 0. NIST/SEMATECH e-Handbook 6.3.3.1. */
export function uChart(
  points: readonly { events: number; exposure: number }[],
  restarts: readonly number[] = [],
): Chart<Phase & { center: number | null }> {
  const phases = findPhases(
    points.map((point) => point.exposure > 0),
    restarts,
  ).map((phase) => {
    const exposure = phase.baseline.reduce((total, at) => total + points[at]!.exposure, 0);
    const events = phase.baseline.reduce((total, at) => total + points[at]!.events, 0);
    return { ...phase, center: phase.state === 'too_few' ? null : events / exposure };
  });
  return {
    phases,
    points: phases.flatMap(({ start, end, center }) =>
      points.slice(start, end).map(({ events, exposure }) => {
        const value = exposure > 0 ? events / exposure : null;
        if (center === null || value === null) return { value, center, low: null, high: null };
        const reach = 3 * Math.sqrt(center / exposure);
        return { value, center, low: Math.max(0, center - reach), high: center + reach };
      }),
    ),
  };
}
