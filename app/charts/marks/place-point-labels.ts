import { textWidth } from './text-width';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a name stands, from its dot. */
export interface PointLabel {
  text: string;
  dx: number;
  dy: number;
  anchor: 'start' | 'end' | 'middle';
}

interface Options {
  /** Labels stay inside it. */
  inside: Box;
  /** Other dots, which a label should not cover. */
  dots: readonly { x: number; y: number }[];
}

const LINE = 12;

const overlap = (a: Box, b: Box) =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

const outside = (box: Box, inside: Box) => box.width * box.height - overlap(box, inside);

/** A place for each name beside its dot: right, left, above or below, where it covers least. All in pixels. */
export function placePointLabels(points: readonly { x: number; y: number; text: string }[], options: Options) {
  const { inside, dots } = options;
  const taken: Box[] = dots.map(({ x, y }) => ({ x: x - 4, y: y - 4, width: 8, height: 8 }));
  return points.map(({ x, y, text }): PointLabel => {
    const width = textWidth(text);
    const places: Omit<PointLabel, 'text'>[] = [
      { dx: 7, dy: 4, anchor: 'start' },
      { dx: -7, dy: 4, anchor: 'end' },
      { dx: 0, dy: -8, anchor: 'middle' },
      { dx: 0, dy: 17, anchor: 'middle' },
    ];
    const before = { start: 0, end: width, middle: width / 2 };
    const choices = places.map((place) => ({
      place,
      box: { x: x + place.dx - before[place.anchor], y: y + place.dy - LINE * 0.8, width, height: LINE },
    }));
    const cost = ({ box }: (typeof choices)[number]) =>
      taken.reduce((sum, other) => sum + overlap(box, other), 0) + 3 * outside(box, inside);
    const best = choices.reduce((a, b) => (cost(b) < cost(a) ? b : a));
    taken.push(best.box);
    return { text, ...best.place };
  });
}
