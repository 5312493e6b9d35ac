import { expect, test } from 'vitest';
import { Funnel } from '~/charts/funnel';
import { type DrawnFunnel, FunnelDrawing } from '~/charts/funnel.server';
import { placePointLabels } from '~/charts/marks/place-point-labels';
import { textWidth } from '~/charts/marks/text-width';
import { findAll, render, WITH_TABLES } from '../render';
import { CSAT, drawn, LIMITS, NOT_DRAWN, person } from './factories';
import { svgFile } from './svg-file';

const TEAM = [
  person({ label: 'Priya Raman', value: 0.9, sample: 120, kind: 'better' }),
  person({ label: 'Yuki Mori', value: 0.66, sample: 90, kind: 'worse' }),
  person({ label: 'Marco Ilić', value: 0.8, sample: 187 }),
  person({ label: 'Sam Ortiz', value: 0.77, sample: 60 }),
];
const FUNNEL: DrawnFunnel = {
  label: 'CSAT by number of answers',
  points: TEAM,
  center: 0.79,
  limits: LIMITS,
  metric: CSAT,
};
const draw = (overrides: Partial<DrawnFunnel> = {}) => drawn(<FunnelDrawing {...FUNNEL} {...overrides} />);

test('the funnel is drawn as agreed', async () => {
  await expect(svgFile(draw())).toMatchFileSnapshot('./funnel.svg');
});

test('only who is coloured is named; the others answer when looked at', () => {
  const svg = draw();
  expect(new Set(findAll(svg, /class="chart-name[^>]*>([^<]*)</g))).toEqual(new Set(['Priya Raman', 'Yuki Mori']));
  expect(svg).toContain('<title>Marco Ilić · 80% · n 187 answers · within chance</title>');
});

test('names of neighbours do not cover each other or another’s dot', () => {
  const dots = [
    { x: 100, y: 100, text: 'Priya Raman' },
    { x: 104, y: 102, text: 'Tom Okafor' },
    { x: 160, y: 100, text: 'Ines Duarte' },
  ];
  const inside = { x: 0, y: 0, width: 400, height: 200 };
  const boxes = placePointLabels(dots, { inside, dots }).map(({ dx, dy, text, anchor }, index) => {
    const { x, y } = dots[index]!;
    const width = textWidth(text);
    const before = { start: 0, end: width, middle: width / 2 }[anchor];
    return { left: x + dx - before, width, top: y + dy - 10 };
  });
  for (const [index, a] of boxes.entries())
    for (const b of boxes.slice(index + 1)) {
      const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
      expect(across <= 0 || Math.abs(a.top - b.top) >= 12).toBe(true);
    }
});

test('a name at the right edge stands left of its dot', () => {
  const inside = { x: 0, y: 0, width: 200, height: 200 };
  const [label] = placePointLabels([{ x: 190, y: 50, text: 'Priya' }], { inside, dots: [] });
  expect(label).toMatchObject({ anchor: 'end', dx: -7 });
});

test('one person with few answers does not stretch the funnel out of the drawing', () => {
  const svg = draw({ points: [person({ sample: 3, value: 1 }), ...TEAM] });
  const heights = findAll(svg, /chart-funnel-(?:outer|inner)" d="([^"]*)"/g)
    .flatMap((path) => findAll(path, /-?[\d.]+/g))
    .map(Number)
    .filter((_, index) => index % 2 === 1);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(10);
  expect(Math.max(...heights)).toBeLessThanOrEqual(206);
});

test('nobody yet is said in words', () => {
  const markup = render(<Funnel {...FUNNEL} points={[]} drawing={NOT_DRAWN} />);
  expect(markup).toContain('Nobody has answers');
  expect(draw({ points: [] })).toBe('');
});

test('the table lists by name: it ranks nobody', () => {
  const markup = render(<Funnel {...FUNNEL} drawing={NOT_DRAWN} />, WITH_TABLES);
  expect(findAll(markup, /<th scope="row">([^<]*)</g)).toEqual(['Marco Ilić', 'Priya Raman', 'Sam Ortiz', 'Yuki Mori']);
});
