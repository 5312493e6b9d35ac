import { Card } from '~/components/card';
import { Table } from '~/components/table';
import { type Piece, type TableData, tableOf } from '~/components/table-data';
import { contactsLink } from '~/features/metrics/contacts-link';
import type { MetricId } from '~/metrics/catalogue';
import { formatCount, formatInterval, formatValue } from '~/metrics/format';
import type { CardMetric, ScoreCard } from '~/metrics/scorecard/card';
import { figuresOf } from '~/metrics/scorecard/changes';
import { scoredMetric } from '~/metrics/scorecard/definition';
import { CONFIDENCE } from '~/metrics/scorecard/score';
import { percentPiece } from './percent';
import { SCORE_PARTS, scorePiece } from './score-figure';

interface MadeOf {
  card: ScoreCard;
  /** Whose contacts stand behind the figures, and on which days; null where the reader may not open them. */
  scope: { personId?: number; teamId?: number; from: string; to: string } | null;
  /** By metric: the version that counts, where it is not the one in force. */
  oldVersions: readonly { metricId: string; version: number }[];
}

type Pillar = ScoreCard['pillars'][number];
/** A pillar's line, or one of its metrics'. */
type Line = { pillar: Pillar; metric: CardMetric | null };

/** Each pillar's points, and each metric's actual and adjusted figure and points. */
export function madeOfTable({ card, scope, oldVersions }: MadeOf): TableData {
  const linkOf = (metricId: MetricId) =>
    scope === null
      ? undefined
      : contactsLink({ metricId, version: oldVersions.find((one) => one.metricId === metricId)?.version, ...scope });
  return tableOf<Line>({
    caption: 'Score breakdown',
    rows: card.pillars.flatMap((pillar) => [
      { pillar, metric: null },
      ...pillar.metrics.map((metric) => ({ pillar, metric })),
    ]),
    key: ({ pillar, metric }) => metric?.metricId ?? pillar.name,
    columns: [
      { label: 'Metric', cell: nameOf },
      {
        label: 'Overall weight',
        isNumeric: true,
        cell: ({ pillar, metric }) => percentPiece(metric ? (pillar.weight * metric.weight) / 100 : pillar.weight),
      },
      {
        label: 'Actual',
        isNumeric: true,
        file: ['value', 'unit', 'n'],
        cell: ({ metric }) => metric && actual(metric, linkOf(metric.metricId)),
      },
      {
        label: 'Adjusted for contact mix',
        hint: 'With everyone’s mix of queues, channels and time in the job',
        isNumeric: true,
        file: ['value', 'unit', 'low', 'high'],
        cell: ({ metric }) => metric && adjusted(metric),
      },
      {
        label: 'Points',
        isNumeric: true,
        file: SCORE_PARTS,
        cell: ({ pillar, metric }) => (metric ? metricPoints(metric) : scorePiece(pillar.score, pillar.name)),
      },
      { label: 'Points scale', cell: ({ metric }) => metric && { text: figuresOf(metric), tone: 'soft' } },
    ],
  });
}

export function MadeOfCard({ table }: { table: TableData }) {
  return (
    <Card title="Score breakdown" question="Select an actual figure to see its contacts. Small ranges are 90% ranges.">
      <Table table={table} />
    </Card>
  );
}

function nameOf({ pillar, metric }: Line): Piece {
  if (!metric) return { text: pillar.name, className: 'pillar-name' };
  const { id, label } = scoredMetric(metric.metricId);
  return { text: label, definition: id, className: 'pillar-metric' };
}

function actual({ metricId, counted }: CardMetric, to: string | undefined): Piece {
  const metric = scoredMetric(metricId);
  const { value, sample, isReliable } = counted;
  return {
    figure: {
      value: value === null ? null : formatValue(metric, value),
      sample: Math.round(sample),
      isReliable,
      to,
      exact: { value, unit: metric.unit, sample },
    },
  };
}

/** The figure behind the points, with its range; the actual figure if there is nobody to compare with. */
function adjusted({ metricId, estimate, expected }: CardMetric): Piece {
  const metric = scoredMetric(metricId);
  if (!estimate) return '–';
  const { value, low, high } = estimate.shown;
  return {
    figure: {
      value: formatValue(metric, value),
      interval: formatInterval(metric, { low, high, confidence: CONFIDENCE }),
      exact: { value, low, high, unit: metric.unit },
    },
    note: expected === null ? 'actual' : undefined,
  };
}

function metricPoints({ metricId, points, missing }: CardMetric): Piece {
  const { label, sampleNoun } = scoredMetric(metricId);
  if (points) return scorePiece({ points: points.value, range: points }, label);
  const text = `Too early to tell: ${formatCount(missing)} more ${sampleNoun[missing === 1 ? 0 : 1]} needed`;
  return { exact: { value: null }, text, tone: 'soft' };
}
