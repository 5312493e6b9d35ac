import { formatValue } from '../format';
import type { SmartCheck, SmartInput } from './smart-check';
import { meanOf } from './tally';
import { sayCount, sayDay, sayMetric } from './words';

/** S: one metric version, one scope, one comparison, one owner. */
export function judgeSpecific({ goal, ownerName, scopeWords, baseline, today }: SmartInput): SmartCheck {
  const { metric } = goal;
  const value = meanOf(baseline.tally);
  const scope = scopeWords ? ` ${scopeWords}` : ' in all work';
  const from = sayDay(baseline.from, today);
  const to = sayDay(baseline.to, today);
  const figures = [
    { label: 'Metric', text: `${metric.label}, version ${metric.version}` },
    {
      label: 'Baseline',
      text: `${formatValue(metric, value)}, n ${sayCount(metric, baseline.tally.n)}`,
    },
    { label: 'Baseline days', text: `${from} – ${to}` },
  ];
  if (value === null) {
    const sentence = `${sayMetric(metric)} for ${ownerName}${scope} has no data from ${from} to ${to}, so there is no baseline.`;
    return { letter: 'S', verdict: 'fail', sentence, figures };
  }
  const compared = `${sayMetric(metric)} for ${ownerName}${scope}, compared with ${formatValue(metric, value)} from ${from} to ${to}.`;
  if (baseline.tally.n < metric.minimumSample) {
    const few = sayCount(metric, baseline.tally.n);
    const sentence = `${compared} The baseline has only ${few}. Choose a longer baseline or a wider scope.`;
    return { letter: 'S', verdict: 'warn', sentence, figures };
  }
  return { letter: 'S', verdict: 'pass', sentence: compared, figures };
}
