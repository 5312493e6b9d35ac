import { formatValue } from '../format';
import { peerLevel } from './belief';
import { meetsTarget } from './goal';
import type { SmartCheck, SmartInput } from './smart-check';
import { sayProbability } from './words';

const HARDLY_A_STRETCH = 0.9;
const NEEDS_A_PLAN = 0.1;
const HARDLY_POSSIBLE = 0.01;
/** Of the peers, so many are beyond what counts as within reach. */
const BEST = 0.05;

/** A: how likely the target is from the baseline, and whether anybody at all is there. */
export function judgeAchievable({ goal, progress }: SmartInput): SmartCheck {
  const { metric, target, aim } = goal;
  const p = progress.probability;
  const best = peerLevel(metric, progress.prior, aim, BEST);
  const figures = [
    { label: 'Likely if work goes on as now', text: sayProbability(p) },
    { label: 'Level now', text: formatValue(metric, progress.levelNow) },
    { label: 'Best twentieth of peers, same mix', text: best === null ? 'too few peers' : formatValue(metric, best) },
  ];
  const check = (verdict: SmartCheck['verdict'], sentence: string): SmartCheck => ({
    letter: 'A',
    verdict,
    sentence,
    figures,
  });
  const goalText = formatValue(metric, target);
  const odds = `If work goes on as now, ${goalText} is ${sayProbability(p)} likely`;
  const isBeyond = best !== null && meetsTarget(target, best, aim) && target !== best;
  if (p < HARDLY_POSSIBLE) {
    const peers = isBeyond ? ` and beyond what the best twentieth of peers do (${formatValue(metric, best)})` : '';
    return check(
      'fail',
      `${odds}${peers}: out of reach unless the work itself changes. Say what will, or choose a nearer target.`,
    );
  }
  if (isBeyond) {
    return check('warn', `${odds}, but beyond what the best twentieth of peers do (${formatValue(metric, best)}).`);
  }
  if (p > HARDLY_A_STRETCH) return check('warn', `${odds}: hardly a stretch.`);
  if (p < NEEDS_A_PLAN) return check('warn', `${odds}: it needs a plan. Say what will change.`);
  return check('pass', `${odds}: a stretch, and within reach.`);
}
