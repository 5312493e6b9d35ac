import { Link } from '@remix-run/react';
import { Table } from '~/components/table';
import { TableDisclosure } from '~/components/table-disclosure';
import { Tag } from '~/components/tag';
import { findMetric } from '~/metrics/catalogue';
import type { AttentionPerson } from './find-today.server';

/** The same as the list, a row a finding. */
export function AttentionTable({ caption, people }: { caption: string; people: readonly AttentionPerson[] }) {
  return (
    <TableDisclosure>
      {() => (
        <Table
          caption={caption}
          columns={[{ label: 'Name' }, { label: 'Team' }, { label: 'Metric' }, { label: 'Change' }, { label: 'What' }]}
          rows={people.flatMap(({ id, name, teamName, findings }) =>
            findings.map(({ kind, metricId, lead, text, why }) => ({
              key: `${id} ${metricId} ${lead}`,
              cells: [
                <Link key="name" to={`/people/${id}`}>
                  {name}
                </Link>,
                teamName,
                findMetric(metricId)?.label ?? metricId,
                <Tag key="change" kind={kind} />,
                `${lead}${text} ${why}`,
              ],
            })),
          )}
        />
      )}
    </TableDisclosure>
  );
}
