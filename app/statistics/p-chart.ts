import type { Chart } from './chart-phases';
import { type ProportionPhase, proportionChart } from './laney';
import type { Share } from './newcombe-difference';

/** p-chart: p̄ ± 3 √(p̄(1−p̄)/nᵢ) within [0, 1], with a frozen baseline a phase. Shewhart 1931; NIST/SEMATECH e-Handbook 6.3.3.2. */
export function pChart(points: readonly Share[], restarts: readonly number[] = []): Chart<ProportionPhase> {
  return proportionChart(points, restarts, () => 1);
}
