import { Form } from '@remix-run/react';
import { Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { Input, Select } from '~/components/input';
import { Table } from '~/components/table';
import { type Cell, type TableData, tableOf } from '~/components/table-data';
import { IMPORT, type LinesView } from './import-addresses';
import type { ShownLine } from './title-lines.server';
import { FATE_WORDS, FATES, reasonOf } from './words';

interface Lines {
  importId: number;
  fileName: string;
  lines: readonly ShownLine[];
}

/** The rows of the file with their results, each leading to its line. */
export function linesTable({ importId, fileName, lines }: Lines): TableData {
  return tableOf({
    caption: `Rows of ${fileName}`,
    rows: lines,
    key: ({ line }) => line,
    columns: [
      { label: 'Line', cell: ({ line }) => ({ text: String(line), to: `/imports/${importId}/rows/${line}` }) },
      { label: 'Result', cell: ({ fate }) => FATE_WORDS[fate].label },
      { label: 'Record or reason', cell: recordOrReason },
    ],
  });
}

function recordOrReason({ fate, records, title }: ShownLine): Cell {
  const why = records.find((record) => record.fate === fate && record.code !== null);
  if (!why) return title;
  const where = why.column_name ? ` (${why.column_name}: ${why.cell ?? 'blank'})` : '';
  const reason = `${reasonOf(why.code)}${where}`;
  return why.advice ? [`${reason}.`, { text: why.advice, tone: 'soft' }] : reason;
}

interface LinesCardProps {
  importId: number;
  table: TableData;
  view: LinesView;
  nextFrom: number | null;
  hasRejected: boolean;
  hasHeld: boolean;
}

/** The rows, a page at a time. */
export function LinesCard({ importId, table, view, nextFrom, hasRejected, hasHeld }: LinesCardProps) {
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
        table={table}
        isCompact
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

const linesLink = (importId: number, view: LinesView) => `/imports/${importId}${IMPORT.write(view)}#rows`;
