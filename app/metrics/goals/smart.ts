import { judgeAchievable } from './smart-achievable';
import type { SmartCheck, SmartInput } from './smart-check';
import { judgeMeasurable } from './smart-measurable';
import { judgeRelevant } from './smart-relevant';
import { judgeSpecific } from './smart-specific';
import { judgeTimed } from './smart-timed';

/** Doran's five letters: Management Review 70, 1981; thresholds are the center's method. */
export function judgeSmart(input: SmartInput): SmartCheck[] {
  return [
    judgeSpecific(input),
    judgeMeasurable(input),
    judgeAchievable(input),
    judgeRelevant(input),
    judgeTimed(input),
  ];
}
