import { expect, test } from 'vitest';
import { spreadLabels } from '~/charts/marks/spread-labels';
import { Sparkline } from '~/charts/sparkline.server';
import { findAll, render } from '../render';
import { svgFile } from './svg-file';

const VALUES = [0.74, 0.78, 0.71, null, 0.77, 0.8, 0.76, 0.82];

test('the sparkline is drawn as agreed', async () => {
  const svg = render(<Sparkline values={VALUES} kind="better" label="CSAT, 8 weeks, last 82%" />);
  await expect(svgFile(svg)).toMatchFileSnapshot('./sparkline.svg');
});

test('a missing week is a gap in the sparkline, and the dot stands at the last counted one', () => {
  const svg = render(<Sparkline values={[1, 2, null, 3, 2, null]} label="x" />);
  expect(findAll(svg, /class="chart-line" d="([^"]*)"/g)[0]!.match(/M/g)).toHaveLength(2);
  expect(svg).toMatch(/<circle[^>]* cx="73.4"/);
});

test('equal values run along the middle; no values draw no dot', () => {
  expect(render(<Sparkline values={[5, 5]} label="x" />)).toContain('d="M3,12L91,12"');
  const empty = render(<Sparkline values={[null, null]} label="x" />);
  expect(empty).not.toContain('chart-dot');
  expect(empty).not.toContain('NaN');
});

test('labels are moved apart only where they touch, and stay inside', () => {
  expect(spreadLabels([10, 60], 13, 0, 100)).toEqual([10, 60]);
  expect(spreadLabels([50, 50], 13, 0, 100)).toEqual([43.5, 56.5]);
  expect(spreadLabels([98, 100], 13, 0, 100)).toEqual([87, 100]);
  expect(spreadLabels([60, 55], 13, 0, 100)).toEqual([64, 51]);
  expect(spreadLabels([], 13, 0, 100)).toEqual([]);
});
