import { scaleLinear } from 'd3-scale';
import { formatNumber } from '~/reader-locale';
import { type FunnelPoint, type FunnelProps, kindWord } from './funnel';
import { Band } from './marks/lines.server';
import { placePointLabels } from './marks/place-point-labels';
import { across, type Gutters, inRooms, type Plot } from './marks/plot';
import { Point } from './marks/points.server';
import { Sheet, Stretched } from './marks/sheet.server';
import { axisGutter, ValueAxis } from './marks/value-axis.server';
import { type ValueScale, valueDomain, valueScale } from './marks/value-scale.server';

/** Within which chance alone keeps someone with this many: 95 and 99.8 % of the time. */
export interface FunnelLimit {
  sample: number;
  low95: number;
  high95: number;
  low998: number;
  high998: number;
}

export interface DrawnFunnel extends FunnelProps {
  /** What all share. */
  center: number;
  /** Ascending by sample. */
  limits: readonly FunnelLimit[];
  /** The contacts behind a person's figure, for whoever may see them. */
  contactsOf?: (point: FunnelPoint) => string;
}

const PLOT: Plot = { height: 244, top: 10, bottom: 206 };

/** Limits, values' lines, what all share, people and names, from back to front. */
export function FunnelDrawing(props: DrawnFunnel) {
  const { points, center, limits, label, metric, contactsOf } = props;
  if (points.length === 0) return null;
  const { x, scale, samples } = funnelScales(props);
  const gutters = { left: axisGutter(scale), right: 10 };
  const inReadingOrder = [...points].sort((a, b) => a.sample - b.sample);
  const first = inReadingOrder.find(({ kind }) => kind !== null) ?? inReadingOrder[0];
  return (
    <Sheet plot={PLOT} gutters={gutters} label={label} description={funnelText(props, scale)}>
      <Stretched plot={PLOT}>
        <Limits limits={limits} x={x} y={scale.y} low="low998" high="high998" className="chart-funnel-outer" />
        <Limits limits={limits} x={x} y={scale.y} low="low95" high="high95" className="chart-funnel-inner" />
      </Stretched>
      <ValueAxis scale={scale} />
      {samples.map((sample) => (
        <text key={sample} x={across(x(sample))} y={PLOT.bottom + 16} textAnchor="middle">
          {formatNumber(sample)}
        </text>
      ))}
      <line className="chart-center" x2="100%" y1={scale.y(center)} y2={scale.y(center)} />
      <text x="100%" y={PLOT.bottom + 34} textAnchor="end">
        {metric.sampleNoun[1]} →
      </text>
      {inReadingOrder.map((point) => (
        <Point
          key={point.id}
          x={x(point.sample)}
          y={scale.y(point.value)}
          kind={point.kind}
          plot={PLOT}
          size={3.4}
          text={[
            point.label,
            scale.format(point.value),
            `n ${formatNumber(point.sample)} ${metric.sampleNoun[point.sample === 1 ? 0 : 1]}`,
            kindWord(point.kind),
          ].join(' · ')}
          isTabStop={point === first}
          to={contactsOf?.(point)}
        />
      ))}
      <Names points={points} x={x} y={scale.y} gutters={gutters} />
    </Sheet>
  );
}

type Scale = (value: number) => number;

function funnelScales({ points, center, limits, metric }: DrawnFunnel) {
  const largest = 1.04 * Math.max(...points.map(({ sample }) => sample), limits.at(-1)?.sample ?? 1);
  const smallest = Math.min(...points.map(({ sample }) => sample));
  const shown = limits.filter(({ sample }) => sample >= smallest * 0.8);
  const domain = valueDomain(
    [center, ...points.map(({ value }) => value)],
    shown.map(({ low998, high998 }) => ({ low: low998, high: high998 })),
  );
  const x = scaleLinear([0, largest], [0, 100]).clamp(true);
  return {
    x,
    scale: valueScale(domain, PLOT, metric),
    samples: x.ticks(4).filter((sample) => sample > 0 && Number.isInteger(sample) && x(sample) < 97),
  };
}

interface LimitsProps {
  limits: readonly FunnelLimit[];
  x: Scale;
  y: Scale;
  low: keyof FunnelLimit;
  high: keyof FunnelLimit;
  className: string;
}

function Limits({ limits, x, y, low, high, className }: LimitsProps) {
  return (
    <Band
      className={className}
      points={limits}
      x={({ sample }) => x(sample)}
      low={(limit) => y(limit[low])}
      high={(limit) => y(limit[high])}
    />
  );
}

/** Only who is colored is named. */
function Names(props: { points: readonly FunnelPoint[]; x: Scale; y: Scale; gutters: Gutters }) {
  const { points, x, y, gutters } = props;
  const named = points.filter(({ kind }) => kind !== null);
  const rooms = inRooms(gutters, (width) => {
    const place = ({ sample, value, label }: FunnelPoint) => ({
      x: (x(sample) / 100) * width,
      y: y(value),
      text: label,
    });
    const inside = { x: 0, y: PLOT.top, width, height: PLOT.bottom - PLOT.top };
    return placePointLabels(named.map(place), { inside, dots: points.map(place) });
  });
  return rooms.flatMap(({ place, className = '' }) =>
    place.map(({ text, dx, dy, anchor }, index) => {
      const { id, sample, value } = named[index]!;
      return (
        <text
          key={`${id} ${className}`}
          className={`chart-name ${className}`.trim()}
          x={across(x(sample))}
          dx={dx}
          y={y(value)}
          dy={dy}
          textAnchor={anchor}
        >
          {text}
        </text>
      );
    }),
  );
}

function funnelText({ points, center, metric }: DrawnFunnel, { format }: ValueScale) {
  const named = points.filter(({ kind }) => kind !== null);
  return [
    `${points.length} people by number of ${metric.sampleNoun[1]}; together ${format(center)}.`,
    named.length === 0
      ? 'All differences are within chance.'
      : `${named.map((point) => `${point.label} ${format(point.value)}, ${kindWord(point.kind)}`).join('; ')}.`,
  ].join(' ');
}
