import { useState } from 'react';
import { Card } from '~/components/card';
import { Disclosure } from '~/components/disclosure';
import { Options } from '~/components/input';
import { Table } from '~/components/table';
import type { ListedColumn, MappingPage } from './find-mapping-page.server';
import { columnField, DROPPED, KEPT } from './mapping-address';

/** Every column with its meaning and the reason; those without a meaning are folded away below. */
export function ColumnsCard({ page }: { page: MappingPage }) {
  const { columns, meanings } = page;
  // A column's place is fixed once, so that none jumps away while somebody maps it.
  const [opened] = useState(
    () => new Set(columns.flatMap(({ index, meaning }) => (meaning === KEPT || meaning === DROPPED ? [] : [index]))),
  );
  const mapped = columns.filter(({ meaning }) => meaning !== KEPT && meaning !== DROPPED).length;
  const shown = columns.filter(({ index }) => opened.has(index));
  const folded = columns.filter(({ index }) => !opened.has(index));
  return (
    <Card
      title="Columns"
      question={`${mapped} of ${columns.length} columns are mapped. The others stay with each row as attributes.`}
    >
      {shown.length > 0 && <ColumnTable caption="Mapped columns" columns={shown} meanings={meanings} />}
      {folded.length > 0 && (
        <Disclosure
          label={shown.length > 0 ? `${folded.length} columns kept as attributes` : 'All columns'}
          isOpen={shown.length === 0}
        >
          <ColumnTable caption="Columns kept as attributes" columns={folded} meanings={meanings} />
        </Disclosure>
      )}
    </Card>
  );
}

interface ColumnTableProps {
  caption: string;
  columns: readonly ListedColumn[];
  meanings: MappingPage['meanings'];
}

function ColumnTable({ caption, columns, meanings }: ColumnTableProps) {
  return (
    <div className="mapping-columns">
      <Table
        caption={caption}
        columns={[{ label: 'Column' }, { label: 'First cells' }, { label: 'Meaning' }, { label: 'Reason' }]}
        rows={columns.map((column) => ({
          key: column.index,
          cells: [
            column.header,
            <Examples key="examples" examples={column.examples} />,
            <Choice key="choice" column={column} meanings={meanings} />,
            <span key="why" className="soft">
              {column.because}
            </span>,
          ],
        }))}
      />
    </div>
  );
}

function Examples({ examples }: Pick<ListedColumn, 'examples'>) {
  if (examples.length === 0) return <span className="soft">all blank</span>;
  return (
    <span className="mapping-examples" title={examples.join('\n')}>
      {examples.join(' · ')}
    </span>
  );
}

function Choice({ column, meanings }: { column: ListedColumn; meanings: MappingPage['meanings'] }) {
  const { index, header, meaning } = column;
  return (
    <div className="mapping-choice">
      <select className="input" name={columnField('c', index)} aria-label={`${header} means`} defaultValue={meaning}>
        <option value={KEPT}>Keep as an attribute</option>
        <option value={DROPPED}>Leave out</option>
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
