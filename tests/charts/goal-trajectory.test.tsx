import { expect, test } from 'vitest';
import { GoalTrajectory } from '~/charts/goal-trajectory';
import { GoalTrajectoryDrawing } from '~/charts/goal-trajectory-drawing';
import type { GoalTrajectoryProps } from '~/charts/goal-trajectory-props';
import { findAll, render, WITH_TABLES } from '../render';
import { forecast, history, percent } from './factories';
import { svgFile } from './svg-file';

const GOAL: GoalTrajectoryProps = {
  label: 'CSAT from 76% to 85%',
  history: history(),
  forecast: forecast(),
  start: '2026-09-01',
  today: '2026-11-02',
  due: '2026-12-14',
  target: 0.85,
  baseline: 0.76,
  format: percent,
  unit: 'share',
  noun: 'answers',
};
const draw = (overrides: Partial<GoalTrajectoryProps> = {}) =>
  render(<GoalTrajectoryDrawing {...GOAL} {...overrides} size="wide" />);
const textHeight = (svg: string, text: string) =>
  Number(findAll(svg, new RegExp(`y="([\\d.]+)"[^>]*>${text}`, 'g'))[0]);

test('the goal trajectory is drawn as agreed', async () => {
  await expect(svgFile(draw())).toMatchFileSnapshot('./goal-trajectory.svg');
});

test('target and likely range stand apart though the forecast ends at the target', () => {
  const end = { ...forecast()[3]!, middle: 0.85, low50: 0.845, high50: 0.855 };
  const svg = draw({ forecast: [...forecast().slice(0, 3), end] });
  expect(textHeight(svg, 'likely') - textHeight(svg, 'target')).toBeGreaterThanOrEqual(15);
});

test('"now" does not cover the target’s line', () => {
  for (const target of [0.82, 0.83, 0.85, 0.81]) {
    const svg = draw({ target, forecast: [] });
    const line = Number(findAll(svg, /class="chart-goal"[^>]* y1="([\d.]+)"/g)[0]);
    const base = textHeight(svg, 'now 82%');
    expect(line > base + 3 || line < base - 11).toBe(true);
  }
});

test('before anything was counted it shows where it starts and where it should go', () => {
  const svg = draw({ history: [], forecast: [], today: '2026-09-01' });
  expect(svg).toContain('target 85%');
  expect(svg).toContain('Baseline 76%');
  expect(svg).not.toContain('now ');
  expect(svg).not.toContain('NaN');
});

test('a goal that is over has no cone and no today', () => {
  const svg = draw({ forecast: [], today: '2027-01-10' });
  expect(svg).not.toContain('>today<');
  expect(svg).not.toContain('likely');
  expect(svg).toMatch(/now 82%/);
});

test('a wide forecast is shown whole, inside the drawing', () => {
  const wild = forecast().map((each, step) => ({ ...each, low90: 0.82 - 0.1 * step, high90: 0.82 + 0.05 * step }));
  const heights = findAll(draw({ forecast: wild }), /chart-cone-90" d="([^"]*)"/g)
    .flatMap((path) => findAll(path, /-?[\d.]+/g))
    .map(Number)
    .filter((_, index) => index % 2 === 1);
  expect(new Set(heights).size).toBe(7);
  expect(Math.min(...heights)).toBeGreaterThan(26);
  expect(Math.max(...heights)).toBeLessThan(182);
});

test('durations get ticks that are round as durations', () => {
  const minutes = (ms: number) =>
    `${Math.floor(ms / 60_000)}:${String(Math.round((ms % 60_000) / 1000)).padStart(2, '0')}`;
  const times = history().map((each, index) => ({ ...each, value: 400_000 - index * 9000, low: null, high: null }));
  const svg = draw({ history: times, forecast: [], target: 350_000, baseline: 400_000, format: minutes, unit: 'ms' });
  expect(findAll(svg, /text-anchor="end">(\d+:\d\d)</g)).toEqual(['6:00', '6:15', '6:30']);
});

test('the table tells what was from what is forecast', () => {
  const markup = render(<GoalTrajectory {...GOAL} />, WITH_TABLES);
  const row = /<tr><th scope="row"><time[^>]*>14 Dec<.*?<\/tr>/.exec(markup)?.[0] ?? '';
  expect(findAll(row, /data-label="([^"]*)"/g)).toEqual(['Value', 'n answers', 'Range', 'Even odds', 'What it is']);
  expect(findAll(row, />([^<>]+)</g)).toEqual(['14 Dec', '84%', '77% – 92%', '81% – 87%', 'forecast']);
});
