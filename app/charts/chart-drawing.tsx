import { type FocusEvent, type KeyboardEvent, type MouseEvent, type ReactNode, useState } from 'react';

/** Where a drawing says the figures of the point under the pointer or the focus. */
interface Readout {
  x: number;
  y: number;
  width: number;
}

interface DrawingProps {
  width: number;
  height: number;
  /** The accessible name, and what the chart shows in a sentence. */
  label: string;
  description: string;
  /** Of a drawing with points. */
  readout?: Readout;
  children: ReactNode;
}

/** Tab reaches the last point and every coloured one; the arrow keys walk through all of them. */
export function Drawing({ width, height, label, description, readout, children }: DrawingProps) {
  const [said, say] = useState<string | null>(null);
  const look = ({ target }: MouseEvent | FocusEvent) => say(figuresOf(target) ?? figuresOf(document.activeElement));
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG root, and its points stay reachable, which an image's would not
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-label={label}
      onKeyDown={walkPoints}
      onMouseOver={look}
      onMouseLeave={() => say(figuresOf(document.activeElement))}
      onFocus={look}
      onBlur={() => say(null)}
    >
      <desc>{description}</desc>
      {children}
      {readout && said && (
        <g className="chart-tip">
          <rect x={readout.x} y={readout.y - 13} width={readout.width} height={18} />
          <text x={readout.x + 2} y={readout.y}>
            {said}
          </text>
        </g>
      )}
    </svg>
  );
}

/** What a point says of itself, of any part of one. */
function figuresOf(target: EventTarget | null): string | null {
  const point = target instanceof Element ? target.closest('.chart-point') : null;
  return point?.querySelector('title')?.textContent ?? null;
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

function walkPoints(event: KeyboardEvent<SVGSVGElement>) {
  const step = STEPS[event.key];
  if (!step) return;
  const points = [...event.currentTarget.querySelectorAll<SVGGElement>('.chart-point')];
  const next = points[points.indexOf(event.target as SVGGElement) + step];
  if (!next) return;
  event.preventDefault();
  // Tab stops at few of them, and other points cannot take the focus without a tabindex.
  if (!next.hasAttribute('tabindex')) next.setAttribute('tabindex', '-1');
  next.focus();
}
