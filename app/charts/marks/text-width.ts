/** Shares of the type's size, measured on Inter; figures are all of one width. */
const WIDTHS: [pattern: RegExp, em: number][] = [
  [/[\d+<>=~−]/, 0.64],
  [/[ ijlIft.,:;'’·|()]/, 0.32],
  [/[mwMW%]/, 0.9],
  [/[–A-Z]/, 0.68],
];
const OTHER = 0.57;
const SIZE = 11;

/** How wide a label is in pixels, a little generously: the server has no font to ask. */
export function textWidth(text: string): number {
  const em = [...text].reduce((sum, letter) => sum + (WIDTHS.find(([of]) => of.test(letter))?.[1] ?? OTHER), 0);
  return Math.ceil(em * SIZE);
}

/** A gutter that these labels fit in, beside a plot. */
export const gutterFor = (labels: readonly string[]) => Math.max(0, ...labels.map(textWidth)) + 8;
