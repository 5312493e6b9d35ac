import { formatValue } from '../format';
import { guardSide } from './guard';
import type { SmartCheck, SmartInput } from './smart-check';
import { sayMetric } from './words';

/** R: hangs on a pillar of the vision and has a counter-metric with a limit. */
export function judgeRelevant({ howItGetsGamed, pillarName, counter }: SmartInput): SmartCheck {
  const guard =
    counter && counter.limit !== null
      ? `${sayMetric(counter.metric)} ${guardSide(counter.metric.direction)} ${formatValue(counter.metric, counter.limit)}`
      : null;
  const figures = [
    { label: 'Pillar', text: pillarName ?? 'none' },
    { label: 'Guarded by', text: guard ?? 'nothing' },
  ];
  const check = (verdict: SmartCheck['verdict'], sentence: string): SmartCheck => ({
    letter: 'R',
    verdict,
    sentence,
    figures,
  });
  if (pillarName && guard) return check('pass', `Serves “${pillarName}”, and counts only with ${guard}.`);
  const risk = `nothing guards it. How it goes wrong: ${howItGetsGamed}`;
  if (pillarName) return check('warn', `Serves “${pillarName}”, but ${risk}`);
  if (guard)
    return check('warn', `Counts only with ${guard}, but hangs on no pillar of the vision: say whom it serves.`);
  return check('fail', `It hangs on no pillar of the vision and ${risk}`);
}
