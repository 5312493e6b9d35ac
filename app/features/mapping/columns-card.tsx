import { useState } from 'react';
import { Card } from '~/components/card';
import { Disclosure } from '~/components/disclosure';
import { Options } from '~/components/input';
import { Table } from '~/components/table';
import { type Piece, type TableData, tableOf } from '~/components/table-data';
import type { ListedColumn, MappingPage } from './find-mapping-page.server';
import { columnField, DROPPED, KEPT } from './mapping-address';

/** Every column with its meaning and the reason; those without a meaning are folded away below. */
export function ColumnsCard({ page }: { page: MappingPage }) {
  const { columns } = page;
  // A column's place is fixed once, so that none jumps away while somebody maps it.
  const [opened] = useState(() => new Set(columns.filter(isMapped).map(({ index }) => index)));
  const mapped = columns.filter(isMapped).length;
  const tables = columnTables(page, ({ index }) => opened.has(index));
  return (
    <Card
      title="Columns"
      question={`${mapped} of ${columns.length} columns are mapped. The others stay with each row as attributes.`}
    >
      {tables.mapped && <ColumnTable table={tables.mapped} />}
      {tables.kept && (
        <Disclosure
          label={tables.mapped ? `${columns.length - opened.size} columns kept as attributes` : 'All columns'}
          isOpen={!tables.mapped}
        >
          <ColumnTable table={tables.kept} />
        </Disclosure>
      )}
    </Card>
  );
}

const isMapped = ({ meaning }: ListedColumn) => meaning !== KEPT && meaning !== DROPPED;

function ColumnTable({ table }: { table: TableData }) {
  return (
    <div className="mapping-columns">
      <Table table={table} />
    </div>
  );
}

/** The columns that have a meaning, and those that have none. */
export function columnTables({ columns, meanings }: Pick<MappingPage, 'columns' | 'meanings'>, isShown = isMapped) {
  const shown = columns.filter(isShown);
  const folded = columns.filter((column) => !isShown(column));
  return {
    mapped: shown.length > 0 && columnTable('Mapped columns', shown, meanings),
    kept: folded.length > 0 && columnTable('Columns kept as attributes', folded, meanings),
  };
}

/** Columns of the file, each with its meaning and the reason. */
function columnTable(caption: string, columns: readonly ListedColumn[], meanings: MappingPage['meanings']): TableData {
  const words = new Map<string, string>(
    meanings.flatMap(({ options }) => options.map(({ value, label }) => [value, label])),
  );
  const said = ({ meaning }: ListedColumn) =>
    meaning === KEPT ? KEPT_WORDS : meaning === DROPPED ? DROPPED_WORDS : (words.get(meaning) ?? meaning);
  return tableOf({
    caption,
    rows: columns,
    key: ({ index }) => index,
    columns: [
      { label: 'Column', cell: ({ header }) => header },
      { label: 'First cells', cell: ({ examples }) => examplesPiece(examples) },
      {
        label: 'Meaning',
        cell: (column) => ({ onPage: <Choice column={column} meanings={meanings} />, said: said(column) }),
      },
      { label: 'Reason', cell: ({ because }) => ({ text: because, tone: 'soft' }) },
    ],
  });
}

function examplesPiece(examples: ListedColumn['examples']): Piece {
  if (examples.length === 0) return { text: 'all blank', tone: 'soft' };
  return { text: examples.join(' · '), className: 'mapping-examples', hint: examples.join('\n') };
}

const KEPT_WORDS = 'Keep as an attribute';
const DROPPED_WORDS = 'Leave out';

function Choice({ column, meanings }: { column: ListedColumn; meanings: MappingPage['meanings'] }) {
  const { index, header, meaning } = column;
  return (
    <div className="mapping-choice">
      <select className="input" name={columnField('c', index)} aria-label={`${header} means`} defaultValue={meaning}>
        <option value={KEPT}>{KEPT_WORDS}</option>
        <option value={DROPPED}>{DROPPED_WORDS}</option>
        <Options options={meanings} />
      </select>
      {column.isDuration && (
        <select
          className="input mapping-unit"
          name={columnField('u', index)}
          aria-label={`Unit of bare numbers in ${header}`}
          defaultValue={column.unit ?? 's'}
        >
          <Options options={UNITS} />
        </select>
      )}
      {column.isFlag && (
        <input
          className="input mapping-yes"
          name={columnField('y', index)}
          aria-label={`Cells of ${header} that mean yes`}
          defaultValue={column.yes}
          placeholder="usual words for yes"
          title="Cells that mean yes, separated by commas; all others mean no"
          autoComplete="off"
        />
      )}
    </div>
  );
}

const UNITS = [
  { value: 'ms', label: 'in ms' },
  { value: 's', label: 'in seconds' },
  { value: 'min', label: 'in minutes' },
  { value: 'h', label: 'in hours' },
  { value: 'day', label: 'in days' },
];
