import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Table } from '~/components/table';
import type { DataFinding } from './finding';

const WORDS: Record<DataFinding['about'], string> = {
  late: 'Late',
  missing: 'Missing',
  artefact: 'Looks like data, may be none',
  waiting: 'Waiting',
};

/** Everything that wants a look, each with what to do and where. */
export function FindingsCard({ findings }: { findings: readonly DataFinding[] }) {
  return (
    <Card title="What wants a look" question="Is anything late, missing, or not what it seems?">
      <Table
        caption="What wants a look"
        columns={[{ label: 'What' }, { label: 'Kind' }, { label: 'What to do' }, { label: 'Where' }]}
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
        empty={<p>Nothing: what usually comes has come, and nothing in it looks odd.</p>}
      />
    </Card>
  );
}
