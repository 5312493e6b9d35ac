import type { Plot } from './plot';

interface FirstAndLastProps {
  plot: Plot;
  first: string;
  /** Null where there is but one. */
  last: string | null;
}

/** The ends of the days below a plot. */
export function FirstAndLast({ plot, first, last }: FirstAndLastProps) {
  return (
    <>
      <text x={0} y={plot.bottom + 20}>
        {first}
      </text>
      {last !== null && (
        <text x="100%" y={plot.bottom + 20} textAnchor="end">
          {last}
        </text>
      )}
    </>
  );
}
