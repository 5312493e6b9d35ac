import { Card } from '~/components/card';
import { metricName, metricPiece } from '~/components/pieces';
import { Table } from '~/components/table';
import { type Cell, type Piece, type TableData, tableOf } from '~/components/table-data';
import { contactsLink } from '~/features/metrics/contacts-link';
import { getMetric } from '~/metrics/catalogue';
import { formatValue } from '~/metrics/format';
import type { Tally } from '~/metrics/verdicts/tally';
import type { EffectView } from './effect-view';
import { type About, EFFECT_TAGS, sayDifference, sayEffect, sayRange } from './effect-words';

/** Whose contacts stand behind the figures, where that is one person or a queue. */
type Scope = { personId?: number; queueId?: number } | null;

interface EffectFigures {
  effects: readonly EffectView[];
  about: About;
  asOf: string;
  scope: Scope;
  /** The address of the same page with this metric drawn. */
  linkTo: (metricId: EffectView['metricId']) => string;
}

/** Before, after, what is likely without it, and the difference: metric by metric. */
export function effectFiguresTable({ effects, about, asOf, scope, linkTo }: EffectFigures): TableData {
  return tableOf({
    caption: 'Before, after, and what is likely without it',
    rows: effects,
    key: ({ metricId }) => metricId,
    columns: [
      { label: 'Metric', cell: ({ metricId }) => metricName(getMetric(metricId)) },
      {
        label: 'Before',
        isNumeric: true,
        file: ['value', 'unit', 'n'],
        cell: (effect) => windowPiece(effect, effect.before, effect.windows.before, scope),
      },
      {
        label: 'After',
        isNumeric: true,
        file: ['value', 'unit', 'n'],
        cell: (effect) => windowPiece(effect, effect.after, effect.windows.after, scope),
      },
      {
        label: 'Likely without it',
        isNumeric: true,
        file: ['value', 'unit'],
        cell: ({ metricId, estimate }) => (estimate ? metricPiece(getMetric(metricId), estimate.without) : '–'),
      },
      {
        label: 'Difference',
        isNumeric: true,
        file: ['value', 'unit', 'low', 'high'],
        cell: differencePiece,
      },
      {
        label: 'Result',
        cell: (effect): Cell => [
          { tag: EFFECT_TAGS[effect.kind].kind, text: EFFECT_TAGS[effect.kind].words },
          { text: `${sayEffect(effect, about, asOf)}.`, tone: 'soft' },
          { text: 'Weeks', to: linkTo(effect.metricId) },
        ],
      },
    ],
  });
}

function differencePiece({ metricId, estimate }: EffectView): Piece {
  if (!estimate) return '–';
  const metric = getMetric(metricId);
  const { difference, low, high } = estimate;
  return {
    exact: { value: difference, low, high, unit: metric.unit },
    text: sayDifference(metric, difference),
    rest: `(${sayRange(metric, estimate)})`,
  };
}

/** A window's figure with its n, leading to its rows. */
export function windowPiece(
  { metricId }: Pick<EffectView, 'metricId'>,
  { x, n }: Pick<Tally, 'x' | 'n'>,
  window: { from: string; to: string } | null,
  scope: Scope,
): Piece {
  const metric = getMetric(metricId);
  const value = n > 0 ? x / n : null;
  return {
    figure: {
      value: value === null ? null : formatValue(metric, value),
      sample: n,
      exact: { value, unit: metric.unit, sample: n },
      isReliable: n >= metric.minimumSample,
      to: scope && window ? contactsLink({ metricId, ...scope, ...window }) : undefined,
    },
  };
}

export function EffectFiguresCard({ effects, table }: Pick<EffectFigures, 'effects'> & { table: TableData }) {
  const percent = effects[0]?.estimate ? Math.round(1000 * effects[0].estimate.confidence) / 10 : null;
  return (
    <Card
      id="figures"
      title="Before and after"
      question={`${effects.length} metrics were checked, so ranges are wide (${percent ?? 99}%). Fewer than 1 in 20 events without effect would show one.`}
    >
      <Table table={table} />
    </Card>
  );
}
