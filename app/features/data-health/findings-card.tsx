import { Card } from '~/components/card';
import { Table } from '~/components/table';
import { type TableData, tableOf } from '~/components/table-data';
import type { DataFinding } from './finding';

const WORDS: Record<DataFinding['about'], string> = {
  late: 'Late',
  missing: 'Missing',
  artefact: 'Suspicious values',
  waiting: 'Waiting',
};

/** Everything that needs attention, with what to do and where. */
export function findingsTable(findings: readonly DataFinding[]): TableData {
  return tableOf({
    caption: 'Needs attention',
    rows: findings,
    key: ({ key }) => key,
    columns: [
      { label: 'Finding', cell: ({ what }) => ({ text: what, className: 'data-finding' }) },
      { label: 'Kind', cell: ({ about }) => WORDS[about] },
      { label: 'What to do', cell: ({ advice }) => advice },
      { label: 'Where', cell: ({ link }) => (link ? { text: link.label, to: link.to, className: 'data-where' } : '–') },
    ],
  });
}

export function FindingsCard({ table }: { table: TableData }) {
  return (
    <Card title="Needs attention" question="Late, missing or suspicious data.">
      <Table table={table} empty={<p>All usual files arrived, and nothing in them looks odd.</p>} />
    </Card>
  );
}
