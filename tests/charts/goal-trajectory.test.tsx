import { expect, test } from 'vitest';
import { GoalTrajectory } from '~/charts/goal-trajectory';
import { type DrawnGoalTrajectory, GoalTrajectoryDrawing } from '~/charts/goal-trajectory.server';
import { findAll, render, WITH_TABLES } from '../render';
import { CSAT, drawn, forecast, history, NOT_DRAWN } from './factories';
import { svgFile } from './svg-file';

const GOAL: DrawnGoalTrajectory = {
  label: 'CSAT from 76% to 85%',
  history: history(),
  forecast: forecast(),
  start: '2026-09-01',
  today: '2026-11-02',
  due: '2026-12-14',
  target: 0.85,
  baseline: 0.76,
  metric: CSAT,
};
const draw = (overrides: Partial<DrawnGoalTrajectory> = {}) =>
  drawn(<GoalTrajectoryDrawing {...GOAL} {...overrides} />);
const textHeight = (svg: string, text: string) =>
  Number(findAll(svg, new RegExp(`y="([\\d.]+)"[^>]*>${text}`, 'g'))[0]);

test('the goal trajectory is drawn as agreed', async () => {
  await expect(svgFile(draw())).toMatchFileSnapshot('./goal-trajectory.svg');
});

test('target and likely range stand apart though the forecast ends at the target', () => {
  const end = { ...forecast()[3]!, middle: 0.85, low50: 0.845, high50: 0.855 };
  const svg = draw({ forecast: [...forecast().slice(0, 3), end] });
  expect(textHeight(svg, 'likely') - textHeight(svg, 'target')).toBeGreaterThanOrEqual(14);
});

test('"now" does not cover the target’s line', () => {
  for (const target of [0.82, 0.83, 0.85, 0.81]) {
    const svg = draw({ target, forecast: [] });
    const line = Number(findAll(svg, /class="chart-goal"[^>]* y1="([\d.]+)"/g)[0]);
    const bases = [...svg.matchAll(/y="([\d.]+)" dy="(-?\d+)"[^>]*>now 82%/g)].map(
      ([, y, dy]) => Number(y) + Number(dy),
    );
    expect(bases.length).toBeGreaterThan(0);
    for (const base of bases) expect(line > base + 3 || line < base - 11).toBe(true);
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

test('a day so far leads to the contacts behind its figure; a forecast says its odds and leads nowhere', () => {
  const svg = draw({ contactsOf: ({ from, date }) => `/contacts?from=${from}&to=${date}` });
  expect(findAll(svg, /<a href="([^"]*)"/g)[0]).toBe('/contacts?from=2026-09-01&amp;to=2026-09-07');
  expect(findAll(svg, /<a href/g)).toHaveLength(5);
  expect(findAll(svg, /<g role="img"[^>]*><title>([^<]*)</g).at(-1)).toBe(
    'forecast for 14 Dec · 84% · 50% likely 81% – 87% · 90% likely 77% – 92%',
  );
  expect(findAll(svg, /tabindex="0"[^>]*><title>([^·]*) ·/g)).toEqual(['by 2 Nov']);
});

test('the table tells what was from what is forecast', () => {
  const markup = render(<GoalTrajectory {...GOAL} drawing={NOT_DRAWN} />, WITH_TABLES);
  const row = /<tr><th scope="row"><time[^>]*>14 Dec<.*?<\/tr>/.exec(markup)?.[0] ?? '';
  expect(findAll(row, /data-label="([^"]*)"/g)).toEqual(['Value', 'n answers', 'Range', 'Even odds', 'What it is']);
  expect(findAll(row, />([^<>]+)</g)).toEqual(['14 Dec', '84%', '77% – 92%', '81% – 87%', 'forecast']);
});
