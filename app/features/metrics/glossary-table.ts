import { metricName } from '~/components/pieces';
import { type TableData, tableOf } from '~/components/table-data';
import { figureProps } from '~/metrics/format';
import type { GlossaryEntry } from './glossary.server';

/** The metrics that the page shows, a row each, with the figures of their cards. */
export function glossaryTable(entries: readonly GlossaryEntry[]): TableData | null {
  if (entries.length === 0) return null;
  return tableOf({
    caption: 'Metrics',
    rows: entries,
    key: ({ metric }) => metric.id,
    columns: [
      { label: 'Metric', cell: ({ metric }) => metricName(metric) },
      {
        label: 'Figure',
        isNumeric: true,
        file: ['value', 'unit', 'second', 'n', 'low', 'high'],
        cell: ({ metric, figure, to }) => ({ figure: { ...figureProps(metric, figure), to: to ?? undefined } }),
      },
      { label: 'Scope', cell: ({ isCenterWide }) => (isCenterWide ? 'whole center' : '') },
      { label: 'Formula', cell: ({ metric }) => metric.formula },
      { label: 'Controlled by', cell: ({ metric }) => metric.control },
      { label: 'Version', isNumeric: true, cell: ({ metric }) => metric.version },
    ],
  });
}
