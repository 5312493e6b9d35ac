import { expect, test } from 'vitest';
import { Funnel } from '~/charts/funnel';
import { FunnelDrawing, type FunnelProps } from '~/charts/funnel-drawing';
import { placePointLabels } from '~/charts/place-point-labels';
import { findAll, render, WITH_TABLES } from '../render';
import { LIMITS, percent, person } from './factories';
import { svgFile } from './svg-file';

const TEAM = [
  person({ label: 'Priya Raman', value: 0.9, sample: 120, kind: 'better' }),
  person({ label: 'Yuki Mori', value: 0.66, sample: 90, kind: 'worse' }),
  person({ label: 'Marco Ilić', value: 0.8, sample: 187 }),
  person({ label: 'Sam Ortiz', value: 0.77, sample: 60 }),
];
const FUNNEL: FunnelProps = {
  label: 'CSAT by number of answers',
  points: TEAM,
  center: 0.79,
  limits: LIMITS,
  sampleLabel: 'survey answers',
  format: percent,
  unit: 'share',
};
const draw = (overrides: Partial<FunnelProps> = {}) => render(<FunnelDrawing {...FUNNEL} {...overrides} size="wide" />);

test('the funnel is drawn as agreed', async () => {
  await expect(svgFile(draw())).toMatchFileSnapshot('./funnel.svg');
});

test('only who is coloured is named; the others answer when looked at', () => {
  const svg = draw();
  expect(findAll(svg, /class="chart-name"[^>]*>([^<]*)</g)).toEqual(['Priya Raman', 'Yuki Mori']);
  expect(svg).toContain('<title>Marco Ilić · 80% · n 187 · within chance</title>');
});

test('names of neighbours do not cover each other or another’s dot', () => {
  const dots = [
    { x: 100, y: 100, text: 'Priya Raman' },
    { x: 104, y: 102, text: 'Tom Okafor' },
    { x: 160, y: 100, text: 'Ines Duarte' },
  ];
  const inside = { x: 0, y: 0, width: 400, height: 200 };
  const boxes = placePointLabels(dots, { letter: 6, line: 12, inside, dots }).map(({ x, y, text, anchor }) => {
    const width = text.length * 6;
    return { left: anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2, width, top: y - 10 };
  });
  for (const [index, a] of boxes.entries())
    for (const b of boxes.slice(index + 1)) {
      const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
      expect(across <= 0 || Math.abs(a.top - b.top) >= 12).toBe(true);
    }
});

test('a name at the right edge stands left of its dot', () => {
  const inside = { x: 0, y: 0, width: 200, height: 200 };
  const [label] = placePointLabels([{ x: 190, y: 50, text: 'Priya' }], { letter: 6, line: 12, inside, dots: [] });
  expect(label).toMatchObject({ anchor: 'end', x: 183 });
});

test('one person with few answers does not stretch the funnel out of the drawing', () => {
  const svg = draw({ points: [person({ sample: 3, value: 1 }), ...TEAM] });
  const heights = findAll(svg, /chart-funnel-(?:outer|inner)" d="([^"]*)"/g)
    .flatMap((path) => findAll(path, /-?[\d.]+/g))
    .map(Number)
    .filter((_, index) => index % 2 === 1);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(10);
  expect(Math.max(...heights)).toBeLessThanOrEqual(214);
});

test('nobody yet is said in words', () => {
  const markup = render(<Funnel {...FUNNEL} points={[]} />);
  expect(markup).not.toContain('<svg');
  expect(markup).toContain('Nobody has survey answers');
});

test('the table lists by name: it ranks nobody', () => {
  const markup = render(<Funnel {...FUNNEL} />, WITH_TABLES);
  expect(findAll(markup, /<th scope="row">([^<]*)</g)).toEqual(['Marco Ilić', 'Priya Raman', 'Sam Ortiz', 'Yuki Mori']);
});
