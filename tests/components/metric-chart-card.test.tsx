import { expect, test } from 'vitest';
import { MetricChartCard } from '~/features/people/metric-chart-card';
import { render } from '../render';

type Chart = Parameters<typeof MetricChartCard>[0]['chart'];

/** The card of a person's CSAT with a goal of 89%, where weeks are expected between 43% and 100%. */
function cardOf(kind: Chart['kind']): string {
  const week = { week: '2026-11-09', value: 0.57, sample: 14, center: 0.8, low: 0.43, high: 1, phase: 'judged' };
  const chart = {
    metricId: 'csat',
    question: 'Share of survey answers in the top two of five.',
    kind,
    isUnusualWeek: false,
    weeksMissing: 0,
    silentSince: null,
    weeks: [week],
    smallestChange: '',
    drawing: { markup: '' },
  } as unknown as Chart;
  return render(<MetricChartCard chart={chart} isNew={false} goal={0.89} personId={7} />);
}

test('single weeks are held against a goal only while the level has not changed', () => {
  expect(cardOf('common')).toContain('Weeks vary 43 – 100% by chance. Don’t judge a single week.');
  // Since the level fell, the range is where weeks lay before.
  expect(cardOf('concerning')).not.toContain('by chance. Don’t judge');
});
