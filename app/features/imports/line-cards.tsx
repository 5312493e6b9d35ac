import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Table } from '~/components/table';
import { type Piece, type TableData, tableOf } from '~/components/table-data';
import type { LoadedRecord } from './find-line.server';
import { FATE_WORDS, reasonOf } from './words';

/** The current values of the row that the line became; null where there are none. */
export function recordTable({ title, person, facts }: LoadedRecord, maySeePeople: boolean): TableData | null {
  const own: { label: string; value: Piece }[] = person
    ? [{ label: 'Person', value: { text: person.name, to: maySeePeople ? `/people/${person.id}` : undefined } }]
    : [];
  const all = [...own, ...facts];
  if (all.length === 0) return null;
  return tableOf({
    caption: `Current values of ${title}`,
    rows: all,
    key: ({ label }) => label,
    columns: [
      { label: 'Field', cell: ({ label }) => label },
      { label: 'Value', cell: ({ value }) => value },
    ],
  });
}

interface RecordCardProps {
  record: LoadedRecord;
  /** Its current values, where it has any. */
  table: TableData | null;
  status: string;
  mayReadImport: boolean;
}

/** What the line became, and the current values of that row. */
export function RecordCard({ record, table, status, mayReadImport }: RecordCardProps) {
  const { fate, code, columnName, cell, advice, replacedBy } = record;
  const title = record.title === '' ? FATE_WORDS[fate].label : `${FATE_WORDS[fate].label}: ${record.title}`;
  return (
    <Card
      title={title}
      question={status === 'undone' ? 'The import was undone, so this row no longer counts.' : whatNow(record)}
    >
      {code !== null && (
        <p>
          {reasonOf(code)}
          {columnName !== null && ` (${columnName}: ${cell ?? 'blank'})`}. {advice}
        </p>
      )}
      {replacedBy && (
        <p>
          A later file changed this row:{' '}
          {mayReadImport ? (
            <Link to={`/imports/${replacedBy.importId}/rows/${replacedBy.line}`}>
              import {replacedBy.importId}, line {replacedBy.line}
            </Link>
          ) : (
            `import ${replacedBy.importId}, line ${replacedBy.line}`
          )}
          . The values below are from there.
        </p>
      )}
      {table && <Table table={table} isCompact />}
    </Card>
  );
}

function whatNow({ fate, isCounted }: LoadedRecord): string {
  if (fate === 'held') return 'It counts in no figure until its agent is matched.';
  if (isCounted === false) return 'It is kept unchanged and counts in no figure by itself.';
  return fate === 'rejected' || fate === 'skipped' ? 'It counts in no figure.' : 'It counts in the figures of its day.';
}

interface Line {
  line: number;
  cells: readonly { header: string; cell: string; field: string | null }[] | null;
}

/** The original line of the file, cell by cell; null where the file is gone. */
export function cellsTable({ cells, line }: Line): TableData | null {
  return (
    cells &&
    tableOf({
      caption: `Cells of line ${line}`,
      rows: cells.map((cell, at) => ({ ...cell, at })),
      key: ({ at }) => at,
      columns: [
        { label: 'Column', cell: ({ header }) => header },
        { label: 'Cell', cell: ({ cell }) => (cell === '' ? { text: 'blank', tone: 'soft' } : cell) },
        { label: 'Read as', cell: ({ field }) => field ?? 'kept as an attribute' },
      ],
    })
  );
}

export function CellsCard({ line, table }: { line: number; table: TableData | null }) {
  return (
    <Card title="Original row" question={`Line ${line}, from the stored file.`}>
      {table ? (
        <Table table={table} />
      ) : (
        <p className="soft">The file is no longer stored, or no row begins on this line.</p>
      )}
    </Card>
  );
}
