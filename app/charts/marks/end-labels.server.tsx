import { type Plot, round } from './plot';
import { spreadLabels } from './spread-labels';
import { gutterFor } from './text-width';

/** What a line is, at its end. */
export interface EndLabel {
  y: number;
  text: string;
  className?: string;
}

const LINE = 14;

/** Names at the lines' ends, moved apart where they would touch. */
export function EndLabels({ labels, plot }: { labels: readonly EndLabel[]; plot: Plot }) {
  const wanted = labels.map(({ y }) => y);
  const places = spreadLabels(wanted, LINE, plot.top, plot.bottom);
  return labels.map(({ text, className }, index) => (
    <text key={text} className={className} x="100%" dx={6} y={round(places[index]! + 4)}>
      {text}
    </text>
  ));
}

export const endGutter = (labels: readonly EndLabel[]) => gutterFor(labels.map(({ text }) => text));
