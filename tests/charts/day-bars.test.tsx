import { expect, test } from 'vitest';
import { DayBars } from '~/charts/day-bars';
import { DayBarsDrawing } from '~/charts/day-bars.server';
import { stretchesOf } from '~/features/mapping/stretches';
import { findAll, render, WITH_TABLES } from '../render';
import { drawn, NOT_DRAWN } from './factories';
import { svgFile } from './svg-file';

const DAYS = [
  { date: '2026-03-02', rows: 120 },
  { date: '2026-03-03', rows: 80 },
  { date: '2026-03-05', rows: 140 },
];

test('the rows of days are drawn as agreed; a day without any has its place and no bar', async () => {
  const { bars, span } = stretchesOf(DAYS);
  const svg = drawn(<DayBarsDrawing label="Rows by day" bars={bars} noun="rows" />);
  await expect(svgFile(svg)).toMatchFileSnapshot('./day-bars.svg');
  expect(findAll(svg, /class="(chart-day-bar)"/g)).toHaveLength(3);
  const page = render(
    <DayBars label="Rows by day" bars={bars} noun="rows" span={span} drawing={NOT_DRAWN} />,
    WITH_TABLES,
  );
  expect(page).toContain('4 Mar 2026');
});

test('many days are told by week, and many years by month', () => {
  const weeks = stretchesOf([DAYS[0]!, { date: '2026-12-31', rows: 5 }]);
  expect([weeks.span, weeks.bars[0]!.label, weeks.bars.length]).toEqual(['Week', 'week of 2 Mar 2026', 44]);
  const months = stretchesOf([{ date: '1970-01-01', rows: 1 }, ...DAYS]);
  expect(months).toMatchObject({
    span: 'Month',
    bars: [
      { date: '1970-01', value: 1 },
      { date: '2026-03', value: 340 },
    ],
  });
  expect(stretchesOf([])).toEqual({ span: 'Day', bars: [] });
});
