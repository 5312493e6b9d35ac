import { expect, test } from 'vitest';
import { Drawn } from '~/charts/drawing';
import { drawer } from '~/charts/drawing.server';
import { render } from '../render';

const CHART = (
  <svg aria-label={'a "chart" of <b>'}>
    <title>{'</title><script>alert(1)</script>'}</title>
  </svg>
);

test('a whole page has the drawing in its markup, and not a second time in the data that goes along', () => {
  const drawing = drawer({ isWholePage: true })(CHART);
  expect(render(<Drawn drawing={drawing} />)).toContain('<svg aria-label=');
  expect(JSON.stringify({ page: { ...{ drawing } } })).toBe('{"page":{"drawing":{}}}');
});

test('data that is asked for by itself has the drawing', () => {
  const drawing = drawer({ isWholePage: false })(CHART);
  expect(JSON.parse(JSON.stringify(drawing)).markup).toContain('<svg');
  expect(drawer({})(CHART)).toEqual(drawing);
});

test('no name in a chart can become markup', () => {
  const { markup } = drawer({})(CHART);
  expect(markup).not.toContain('<script>');
  expect(markup).not.toContain('<b>');
});
