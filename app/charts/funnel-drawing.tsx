import { area, ticks } from 'd3';
import type { Unit } from '~/metrics/metric';
import { Drawing } from './chart-drawing';
import { ChartPoint, type PointKind } from './chart-point';
import { type ChartSize, type Plot, round } from './chart-size';
import { linearScale } from './linear-scale';
import { placePointLabels } from './place-point-labels';
import { valueDomain, valueTicks } from './value-domain';

export interface FunnelPoint {
  id: string | number;
  label: string;
  sample: number;
  value: number;
  kind: PointKind;
}

/** Within which chance alone keeps someone with this many: 95 and 99.8 % of the time. */
export interface FunnelLimit {
  sample: number;
  low95: number;
  high95: number;
  low998: number;
  high998: number;
}

export interface FunnelProps {
  label: string;
  points: readonly FunnelPoint[];
  /** What all share. */
  center: number;
  centerLabel?: string;
  /** Ascending by sample. */
  limits: readonly FunnelLimit[];
  /** "survey answers" */
  sampleLabel: string;
  format: (value: number) => string;
  unit: Unit;
}

const PLOTS: Record<ChartSize, Plot> = {
  wide: { width: 540, height: 250, left: 42, right: 530, top: 10, bottom: 214 },
  narrow: { width: 340, height: 236, left: 42, right: 334, top: 10, bottom: 198 },
};

export function FunnelDrawing({ size, ...props }: FunnelProps & { size: ChartSize }) {
  const { points, center, limits, label, format, unit, sampleLabel } = props;
  const plot = PLOTS[size];
  const { x, y, domain, largest } = funnelScales(props, plot);
  const readout = { x: 0, y: plot.bottom + 34, width: plot.width };
  return (
    <Drawing width={plot.width} height={plot.height} label={label} description={funnelText(props)} readout={readout}>
      <Limits limits={limits} x={x} y={y} />
      {valueTicks(domain, 5, unit).map((value) => (
        <text key={value} x={plot.left - 6} y={round(y(value) + 4)} textAnchor="end">
          {format(value)}
        </text>
      ))}
      {ticks(0, largest, 4)
        .filter((sample) => sample > 0 && Number.isInteger(sample) && x(sample) < plot.right - 12)
        .map((sample) => (
          <text key={sample} x={round(x(sample))} y={plot.bottom + 16} textAnchor="middle">
            {sample.toLocaleString('en')}
          </text>
        ))}
      <line className="chart-centre" x1={plot.left} x2={plot.right} y1={round(y(center))} y2={round(y(center))} />
      <text x={plot.right} y={plot.bottom + 34} textAnchor="end">
        {sampleLabel} →
      </text>
      {inReadingOrder(points).map((point) => (
        <ChartPoint
          key={point.id}
          x={x(point.sample)}
          y={y(point.value)}
          kind={point.kind}
          size={3.4}
          text={[point.label, format(point.value), `n ${point.sample.toLocaleString('en')}`, kindWord(point.kind)].join(
            ' · ',
          )}
          isStop={point.kind !== null}
        />
      ))}
      <Names {...props} plot={plot} x={x} y={y} letter={size === 'wide' ? 5.9 : 6.4} />
    </Drawing>
  );
}

type Scale = (value: number) => number;

function funnelScales({ points, center, limits }: FunnelProps, plot: Plot) {
  const largest = 1.04 * Math.max(...points.map(({ sample }) => sample), limits.at(-1)?.sample ?? 1);
  const smallest = Math.min(...points.map(({ sample }) => sample));
  const shown = limits.filter(({ sample }) => sample >= smallest * 0.8);
  const domain = valueDomain(
    [center, ...points.map(({ value }) => value)],
    shown.map(({ low998, high998 }) => ({ low: low998, high: high998 })),
  );
  return {
    domain,
    largest,
    x: linearScale([0, largest], [plot.left, plot.right], 'clamped'),
    y: linearScale(domain, [plot.bottom, plot.top], 'clamped'),
  };
}

function Limits({ limits, x, y }: { limits: readonly FunnelLimit[]; x: Scale; y: Scale }) {
  const between = (low: keyof FunnelLimit, high: keyof FunnelLimit) =>
    area<FunnelLimit>()
      .x(({ sample }) => round(x(sample)))
      .y0((limit) => round(y(limit[low])))
      .y1((limit) => round(y(limit[high])))(limits) ?? undefined;
  return (
    <>
      <path className="chart-funnel-outer" d={between('low998', 'high998')} />
      <path className="chart-funnel-inner" d={between('low95', 'high95')} />
    </>
  );
}

interface NamesProps extends FunnelProps {
  plot: Plot;
  x: Scale;
  y: Scale;
  letter: number;
}

/** Only who is coloured is named. */
function Names({ points, plot, x, y, letter }: NamesProps) {
  const place = (point: FunnelPoint) => ({ x: x(point.sample), y: y(point.value), text: point.label });
  const labels = placePointLabels(points.filter(({ kind }) => kind !== null).map(place), {
    letter,
    line: 12,
    inside: { x: plot.left, y: plot.top, width: plot.right - plot.left, height: plot.bottom - plot.top },
    dots: points.map(place),
  });
  return labels.map((label) => (
    <text
      key={`${label.text} ${label.x}`}
      className="chart-name"
      x={round(label.x)}
      y={round(label.y)}
      textAnchor={label.anchor}
    >
      {label.text}
    </text>
  ));
}

const inReadingOrder = (points: readonly FunnelPoint[]) => [...points].sort((a, b) => a.sample - b.sample);

function funnelText({ points, center, format, sampleLabel }: FunnelProps) {
  const named = points.filter(({ kind }) => kind !== null);
  return [
    `${points.length} people by number of ${sampleLabel}; together ${format(center)}.`,
    named.length === 0
      ? 'All differences are within chance.'
      : `${named.map((point) => `${point.label} ${format(point.value)}, ${kindWord(point.kind)}`).join('; ')}.`,
  ].join(' ');
}

export function kindWord(kind: PointKind) {
  if (kind === 'better') return 'better than chance explains';
  if (kind === 'worse') return 'worse than chance explains';
  return kind === 'changed' ? 'different' : 'within chance';
}
