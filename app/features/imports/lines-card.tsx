import { Form, Link } from '@remix-run/react';
import { Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { Input, Select } from '~/components/input';
import { Table } from '~/components/table';
import { IMPORT, type LinesView } from './import-addresses';
import type { ShownLine } from './title-lines.server';
import { FATE_WORDS, FATES, reasonOf } from './words';

interface LinesCardProps {
  importId: number;
  fileName: string;
  lines: readonly ShownLine[];
  view: LinesView;
  nextFrom: number | null;
  hasRejected: boolean;
  hasHeld: boolean;
}

/** The rows of the file, a page at a time, with their results and links to each line. */
export function LinesCard({ importId, fileName, lines, view, nextFrom, hasRejected, hasHeld }: LinesCardProps) {
  return (
    <Card
      id="rows"
      title="Rows"
      question="The result of each line."
      aside={
        <span className="form-actions">
          {hasRejected && (
            <LinkButton to={`/imports/${importId}/rejected.csv`} reloadDocument>
              Download rejected rows
            </LinkButton>
          )}
          {hasHeld && (
            <LinkButton to={`/imports/${importId}/held.csv`} reloadDocument>
              Download unmatched rows
            </LinkButton>
          )}
        </span>
      }
    >
      <Form method="get" action={`/imports/${importId}#rows`} className="form-row">
        <Select
          name="fate"
          label="Show"
          defaultValue={view.fate ?? ''}
          key={`fate-${view.fate}`}
          options={[
            { value: '', label: 'All rows' },
            ...FATES.map((fate) => ({ value: fate, label: FATE_WORDS[fate].label })),
          ]}
        />
        <Input
          name="from"
          label="Starting at line"
          type="number"
          min={1}
          defaultValue={view.from}
          key={`from-${view.from}`}
        />
        <div className="form-actions">
          <Button>Show</Button>
        </div>
      </Form>
      <Table
        caption={`Rows of ${fileName}`}
        isCompact
        columns={[{ label: 'Line' }, { label: 'Result' }, { label: 'Record or reason' }]}
        rows={lines.map((line) => ({ key: line.line, cells: cellsOf(importId, line) }))}
        empty={<p className="soft">No rows with this result{view.from > 1 ? ' from this line on' : ''}.</p>}
      />
      <nav className="pagination" aria-label="Pages">
        <span />
        <span className="pagination-links">
          {view.from > 1 && <LinkButton to={linesLink(importId, { ...view, from: 1 })}>Back to top</LinkButton>}
          {nextFrom !== null && <LinkButton to={linesLink(importId, { ...view, from: nextFrom })}>Next</LinkButton>}
        </span>
      </nav>
    </Card>
  );
}

function cellsOf(importId: number, { line, fate, records, title }: ShownLine) {
  const why = records.find((record) => record.fate === fate && record.code !== null);
  const where = why?.column_name ? ` (${why.column_name}: ${why.cell ?? 'blank'})` : '';
  return [
    <Link key="line" to={`/imports/${importId}/rows/${line}`}>
      {line}
    </Link>,
    FATE_WORDS[fate].label,
    why ? (
      <>
        {reasonOf(why.code)}
        {where}
        {why.advice && <span className="soft">. {why.advice}</span>}
      </>
    ) : (
      title
    ),
  ];
}

const linesLink = (importId: number, view: LinesView) => `/imports/${importId}${IMPORT.write(view)}#rows`;
