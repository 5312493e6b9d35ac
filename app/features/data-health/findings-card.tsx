import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Table } from '~/components/table';
import type { DataFinding } from './finding';

const WORDS: Record<DataFinding['about'], string> = {
  late: 'Late',
  missing: 'Missing',
  artefact: 'Suspicious values',
  waiting: 'Waiting',
};

/** Everything that needs attention, with what to do and where. */
export function FindingsCard({ findings }: { findings: readonly DataFinding[] }) {
  return (
    <Card title="Needs attention" question="Late, missing or suspicious data.">
      <Table
        caption="Needs attention"
        columns={[{ label: 'Finding' }, { label: 'Kind' }, { label: 'What to do' }, { label: 'Where' }]}
        rows={findings.map(({ key, about, what, advice, link }) => ({
          key,
          cells: [
            <span key="what" className="data-finding">
              {what}
            </span>,
            WORDS[about],
            advice,
            link ? (
              <Link key="link" to={link.to} className="data-where">
                {link.label}
              </Link>
            ) : (
              '–'
            ),
          ],
        }))}
        empty={<p>All usual files arrived, and nothing in them looks odd.</p>}
      />
    </Card>
  );
}
