import { zOf } from './distributions';
import type { Range } from './interval';

/** Net promoter score (−100 to 100) with its standard error and interval; variance p + d − (p − d)². Rocks 2016 (Am Stat 70:365), Wald. Null of no answers. */
export function netPromoter(
  promoters: number,
  detractors: number,
  answers: number,
  confidence = 0.95,
): (Range & { value: number; standardError: number }) | null {
  if (answers <= 0) return null;
  const p = promoters / answers;
  const d = detractors / answers;
  const value = 100 * (p - d);
  const standardError = 100 * Math.sqrt((p + d - (p - d) ** 2) / answers);
  const reach = zOf(confidence) * standardError;
  return { value, standardError, low: value - reach, high: value + reach };
}
