import type { Range } from '../../statistics/interval';

export type Assurance = 'will_meet' | 'will_miss' | 'hit_and_miss';

/**
 * Whether single weeks will meet a target as the work goes on now: yes or no where all that chance explains lies on one
 * side of it, else now this, now that. NHS England, Making data count, 2018.
 */
export function assuranceOf({ low, high }: Range, target: number, aim: 'higher' | 'lower'): Assurance {
  if (aim === 'higher' ? low >= target : high <= target) return 'will_meet';
  if (aim === 'higher' ? high < target : low > target) return 'will_miss';
  return 'hit_and_miss';
}
