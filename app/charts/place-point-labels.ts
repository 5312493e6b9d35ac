export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PointLabel {
  text: string;
  x: number;
  y: number;
  anchor: 'start' | 'end' | 'middle';
}

interface Options {
  /** Mean width of a letter and height of a line, in the drawing's units. */
  letter: number;
  line: number;
  /** Labels stay inside it. */
  inside: Box;
  /** Other dots, which a label should not cover. */
  dots: readonly { x: number; y: number }[];
}

const overlap = (a: Box, b: Box) =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/** A place for each name beside its dot: right, left, above or below, where it covers least. */
export function placePointLabels(points: readonly { x: number; y: number; text: string }[], options: Options) {
  const { letter, line, inside, dots } = options;
  const taken: Box[] = dots.map(({ x, y }) => ({ x: x - 4, y: y - 4, width: 8, height: 8 }));
  return points.map(({ x, y, text }): PointLabel => {
    const width = text.length * letter;
    const candidates: { label: PointLabel; box: Box }[] = [
      { label: { text, x: x + 7, y: y + 4, anchor: 'start' }, box: box(x + 7, y - line / 2) },
      { label: { text, x: x - 7, y: y + 4, anchor: 'end' }, box: box(x - 7 - width, y - line / 2) },
      { label: { text, x, y: y - 8, anchor: 'middle' }, box: box(x - width / 2, y - 8 - line * 0.8) },
      { label: { text, x, y: y + 17, anchor: 'middle' }, box: box(x - width / 2, y + 17 - line * 0.8) },
    ];
    const cost = ({ box }: (typeof candidates)[number]) =>
      taken.reduce((sum, other) => sum + overlap(box, other), 0) + 3 * outside(box, inside);
    const best = candidates.reduce((a, b) => (cost(b) < cost(a) ? b : a));
    taken.push(best.box);
    return best.label;

    function box(left: number, top: number): Box {
      return { x: left, y: top, width, height: line };
    }
  });
}

const outside = (box: Box, inside: Box) => box.width * box.height - overlap(box, inside);
