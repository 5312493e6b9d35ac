import { formatValue } from '../format';
import { guardSide } from './guard';
import type { SmartCheck, SmartInput } from './smart-check';
import { sayMetric } from './words';

/** R: linked to a company priority, with a safeguard metric and its limit. */
export function judgeRelevant({ howItGetsGamed, pillarName, counter }: SmartInput): SmartCheck {
  const guard =
    counter && counter.limit !== null
      ? `${sayMetric(counter.metric)} ${guardSide(counter.metric.direction)} ${formatValue(counter.metric, counter.limit)}`
      : null;
  const figures = [
    { label: 'Company priority', text: pillarName ?? 'none' },
    { label: 'Safeguard', text: guard ?? 'none' },
  ];
  const check = (verdict: SmartCheck['verdict'], sentence: string): SmartCheck => ({
    letter: 'R',
    verdict,
    sentence,
    figures,
  });
  if (pillarName && guard) return check('pass', `Supports “${pillarName}”. Safeguard: ${guard}.`);
  const risk = `No safeguard metric. How it can be gamed: ${howItGetsGamed}`;
  if (pillarName) return check('warn', `Supports “${pillarName}”. ${risk}`);
  if (guard) return check('warn', `Not linked to a company priority. Safeguard: ${guard}.`);
  return check('fail', `Not linked to a company priority. ${risk}`);
}
