import { DefinitionLink } from '~/components/definition-link';
import { Figure } from '~/components/figure';
import { Table } from '~/components/table';
import { TableDisclosure } from '~/components/table-disclosure';
import { figureProps } from '~/metrics/format';
import type { GlossaryEntry } from './glossary.server';

/** The metrics that the page shows, a row each, with the figures of their cards. */
export function GlossaryTable({ entries }: { entries: readonly GlossaryEntry[] }) {
  return (
    <TableDisclosure>
      {() => (
        <Table
          caption="Metrics"
          columns={[
            { label: 'Metric' },
            { label: 'Figure', isNumeric: true },
            { label: 'Scope' },
            { label: 'Formula' },
            { label: 'Controlled by' },
            { label: 'Version', isNumeric: true },
          ]}
          rows={entries.map(({ metric, figure, to, isCenterWide }) => ({
            key: metric.id,
            cells: [
              <DefinitionLink key="label" metricId={metric.id}>
                {metric.label}
              </DefinitionLink>,
              <Figure key="figure" {...figureProps(metric, figure)} to={to ?? undefined} />,
              isCenterWide ? 'whole center' : '',
              metric.formula,
              metric.control,
              metric.version,
            ],
          }))}
        />
      )}
    </TableDisclosure>
  );
}
