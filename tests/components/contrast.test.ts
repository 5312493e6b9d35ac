import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('app/styles/tokens.css', 'utf8');
const [light = '', dark = ''] = css.split('@media');

const colours = (block: string) =>
  Object.fromEntries([...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name, value]) => [name, value]));
const SCHEMES = { light: colours(light), dark: { ...colours(light), ...colours(dark) } };

const TEXT: [ink: string, ground: string][] = [
  ...['paper', 'card', 'wash'].flatMap((ground) => ['ink', 'soft'].map((ink): [string, string] => [ink, ground])),
  ['faint', 'card'],
  ['improve', 'card'],
  ['improve', 'improve-wash'],
  ['concern', 'card'],
  ['concern', 'concern-wash'],
  ['ink', 'concern-wash'],
  ['act', 'card'],
  ['act', 'act-wash'],
  ['on-act', 'act'],
];
const SHAPES: [shape: string, ground: string][] = [
  ['common', 'card'],
  ['improve', 'wash'],
  ['concern', 'wash'],
  ['act', 'wash'],
  ['edge', 'card'],
  ['common', 'band'],
  ['improve', 'band'],
  ['concern', 'band'],
  ['act', 'band'],
];

/** WCAG 2.2: relative luminance and contrast ratio. */
function luminance(hex: string) {
  const channel = (start: number) => {
    const share = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

test('black on white is the known 21 : 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
});

test.each(Object.keys(SCHEMES) as (keyof typeof SCHEMES)[])('%s: text has 4.5 : 1, shapes have 3 : 1', (scheme) => {
  const ratio = ([a, b]: [string, string]) => contrast(SCHEMES[scheme][a]!, SCHEMES[scheme][b]!);
  expect(TEXT.filter((pair) => ratio(pair) < 4.5)).toEqual([]);
  expect(SHAPES.filter((pair) => ratio(pair) < 3)).toEqual([]);
});

test('only the tokens’ file names a colour', () => {
  const files = ['base', 'shell', 'button', 'card', 'tag', 'table', 'form', 'notice', 'figure', 'navigation', 'chart'];
  for (const file of files)
    expect([file, readFileSync(`app/styles/${file}.css`, 'utf8').match(/#[\da-f]{3,8}\b|rgba?\(|hsla?\(/gi)]).toEqual([
      file,
      null,
    ]);
});
