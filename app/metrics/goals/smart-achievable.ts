import { formatValue } from '../format';
import { peerLevel } from './belief';
import { meetsTarget } from './goal';
import type { SmartCheck, SmartInput } from './smart-check';
import { sayProbability } from './words';

const HARDLY_A_STRETCH = 0.9;
const NEEDS_A_PLAN = 0.1;
const HARDLY_POSSIBLE = 0.01;
/** Only this share of peers is beyond what counts as within reach. */
const BEST = 0.05;

/** A: how likely the target is, and whether any peer reaches it. */
export function judgeAchievable({ goal, progress }: SmartInput): SmartCheck {
  const { metric, target, aim } = goal;
  const p = progress.probability;
  const best = peerLevel(metric, progress.prior, aim, BEST);
  const figures = [
    { label: 'Chance at the current pace', text: sayProbability(p) },
    { label: 'Current level', text: formatValue(metric, progress.levelNow) },
    { label: 'Top 5% of peers, same contact mix', text: best === null ? 'too few peers' : formatValue(metric, best) },
  ];
  const check = (verdict: SmartCheck['verdict'], sentence: string): SmartCheck => ({
    letter: 'A',
    verdict,
    sentence,
    figures,
  });
  const goalText = formatValue(metric, target);
  const odds = `At the current pace, ${goalText} is ${sayProbability(p)} likely`;
  const isBeyond = best !== null && meetsTarget(target, best, aim) && target !== best;
  const beyond = `That is ${aim} than the top 5% of peers reach (${formatValue(metric, best)}).`;
  if (p < HARDLY_POSSIBLE) {
    const peers = isBeyond ? ` ${beyond}` : '';
    return check('fail', `${odds}.${peers} Plan what will change, or choose a nearer target.`);
  }
  if (isBeyond) {
    return check('warn', `${odds}. ${beyond}`);
  }
  if (p > HARDLY_A_STRETCH) return check('warn', `${odds}. Consider a more ambitious target.`);
  if (p < NEEDS_A_PLAN) return check('warn', `${odds}. Plan what will change.`);
  return check('pass', `${odds}: ambitious but realistic.`);
}
