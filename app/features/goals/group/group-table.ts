import { metricPiece } from '~/components/pieces';
import { type TableData, tableOf } from '~/components/table-data';
import { findMetric } from '~/metrics/catalogue';
import { formatValue } from '~/metrics/format';
import { goalChance, goalNow } from '../list/goals-table';
import type { GroupPage } from './find-group.server';

/** The group's goals by name: never a ranking. They are of one metric. */
export function groupTable({ goals }: Pick<GroupPage, 'goals'>): TableData {
  const unit = findMetric(goals[0]?.metricId ?? '')?.unit;
  return tableOf({
    caption: 'Goals in this group',
    rows: goals,
    key: ({ id }) => id,
    columns: [
      { label: 'Owner', cell: ({ id, ownerName }) => ({ text: ownerName, to: `/goals/${id}`, tone: 'strong' }) },
      {
        label: 'Baseline (fixed)',
        isNumeric: true,
        unit,
        file: ['value', 'n'],
        cell: ({ metricId, baseline, baselineSample: sample }) => {
          const metric = findMetric(metricId);
          if (!metric) return '–';
          const exact = { value: baseline, unit: metric.unit, sample };
          return { figure: { value: formatValue(metric, baseline), sample, exact } };
        },
      },
      { label: 'Now', isNumeric: true, unit, file: ['value', 'n'], cell: goalNow },
      {
        label: 'Target',
        isNumeric: true,
        unit,
        cell: ({ metricId, target }) => {
          const metric = findMetric(metricId);
          return metric ? metricPiece(metric, target) : '–';
        },
      },
      { label: 'Status', cell: ({ tag }) => ({ tag: tag.kind, text: tag.words }) },
      {
        label: 'Chance',
        isNumeric: true,
        unit: 'share',
        hint: 'Of reaching the target at the current pace',
        cell: goalChance,
      },
    ],
  });
}
