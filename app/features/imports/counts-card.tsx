import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Table } from '~/components/table';
import type { ImportSummary } from './find-imports.server';
import { IMPORT } from './import-addresses';
import { count, FATE_WORDS, FATES, type Fate, reasonOf } from './words';

interface CountsCardProps {
  summary: ImportSummary;
  reasons: readonly { fate: string; code: string | null; rows: number }[];
}

/** The six counts that add up to the rows read, each linking to its rows, with the reasons. */
export function CountsCard({ summary, reasons }: CountsCardProps) {
  const { id, counts } = summary;
  const why = (fate: Fate) =>
    reasons
      .filter((reason) => reason.fate === fate)
      .map(({ code, rows }) => `${reasonOf(code)}: ${count(rows)}`)
      .join(' · ');
  return (
    <Card title="Results" question={`${count(counts.read)} rows read, by result.`}>
      <Table
        caption="Results"
        columns={[{ label: 'Result' }, { label: 'Rows', isNumeric: true }, { label: 'Meaning' }]}
        rows={[
          ...FATES.map((fate) => ({
            key: fate,
            cells: [
              <Link key="fate" to={`/imports/${id}${IMPORT.write({ fate })}#rows`} preventScrollReset>
                {FATE_WORDS[fate].label}
              </Link>,
              count(counts[fate]),
              <span key="why" className="soft">
                {why(fate) || FATE_WORDS[fate].hint}
              </span>,
            ],
          })),
          {
            key: 'read',
            cells: [
              'Rows read',
              <strong key="read">{count(counts.read)}</strong>,
              <span key="sum" className="soft">
                The total of the six results
              </span>,
            ],
          },
        ]}
      />
    </Card>
  );
}
