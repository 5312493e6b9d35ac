import { Card } from '~/components/card';
import { Table } from '~/components/table';
import { type TableData, tableOf } from '~/components/table-data';
import type { ImportSummary } from './find-imports.server';
import { IMPORT } from './import-addresses';
import { count, FATE_WORDS, FATES, type Fate, reasonOf } from './words';

interface Counted {
  summary: Pick<ImportSummary, 'id' | 'counts'>;
  reasons: readonly { fate: string; code: string | null; rows: number }[];
}

/** The six counts that add up to the rows read, each linking to its rows, with the reasons. */
export function countsTable({ summary: { id, counts }, reasons }: Counted): TableData {
  const why = (fate: Fate) =>
    reasons
      .filter((reason) => reason.fate === fate)
      .map(({ code, rows }) => `${reasonOf(code)}: ${count(rows)}`)
      .join(' · ');
  const lines = [
    ...FATES.map((fate) => ({
      key: fate,
      ...FATE_WORDS[fate],
      to: `/imports/${id}${IMPORT.write({ fate })}#rows`,
      rows: counts[fate],
      meaning: why(fate) || FATE_WORDS[fate].hint,
    })),
    { key: 'read', label: 'Rows read', to: undefined, rows: counts.read, meaning: 'The total of the six results' },
  ];
  return tableOf({
    caption: 'Results',
    rows: lines,
    key: ({ key }) => key,
    columns: [
      { label: 'Result', cell: ({ label, to }) => ({ text: label, to }) },
      { label: 'Rows', isNumeric: true, cell: ({ rows }) => rows },
      { label: 'Meaning', cell: ({ meaning }) => ({ text: meaning, tone: 'soft' }) },
    ],
  });
}

export function CountsCard({ read, table }: { read: number; table: TableData }) {
  return (
    <Card title="Results" question={`${count(read)} rows read, by result.`}>
      <Table table={table} />
    </Card>
  );
}
