import { Card } from '~/components/card';
import { Table } from '~/components/table';
import { type Cell, type TableData, tableOf } from '~/components/table-data';
import { Tag } from '~/components/tag';
import type { MappingPage, PreviewRow } from './find-mapping-page.server';
import type { ShownCell } from './show-cell';

/** The first rows: each mapped cell as it would be loaded, with the original below where it differs. */
export function rowsTable({ preview: { columns, rows } }: Pick<MappingPage, 'preview'>): TableData | null {
  if (rows.length === 0) return null;
  return tableOf({
    caption: 'Preview of the first rows',
    rows: rows.map((row, place) => ({ ...row, place })),
    key: ({ place }) => place,
    columns: [
      { label: 'Line', cell: lineCell },
      ...columns.map(({ label, header, isNumeric }, at) => ({
        label,
        note: header,
        isNumeric,
        file: ['words'] as const,
        cell: ({ cells }: PreviewRow) => valueCell(cells[at]!),
      })),
    ],
  });
}

function lineCell({ line, fate, why }: PreviewRow): Cell {
  return [
    line === null ? '–' : String(line),
    fate === 'refused' && { text: '▼ rejected', className: 'wide-table-mistake' },
    fate === 'skipped' && why !== null && { text: why, className: 'wide-table-raw' },
  ];
}

function valueCell({ raw, value, advice }: ShownCell): Cell {
  if (advice !== null) return { text: `▼ ${raw || 'blank'}`, className: 'wide-table-mistake', hint: advice };
  if (value === null) return { text: raw === '' ? '–' : `blank (${raw})`, tone: 'soft' };
  return [value, value.toLowerCase() !== raw.toLowerCase() && { text: raw, className: 'wide-table-raw' }];
}

export function RowsCard({ rows, table }: Pick<MappingPage['preview'], 'rows'> & { table: TableData }) {
  const refused = rows.filter(({ fate }) => fate === 'refused').length;
  return (
    <Card
      title={`Preview of the first ${rows.length} rows`}
      question="The original cell is shown below in small print where it differs."
      aside={refused > 0 && <Tag kind="concerning">{refused} rejected</Tag>}
    >
      <Table table={table} isWide />
      <Mistakes rows={rows} />
    </Card>
  );
}

/** Each error once, with its lines. */
function Mistakes({ rows }: { rows: readonly PreviewRow[] }) {
  const lines = new Map<string, number[]>();
  for (const row of rows) {
    const advices = [
      ...row.cells.flatMap(({ advice }) => advice ?? []),
      ...(row.fate === 'refused' && row.why ? [row.why] : []),
    ];
    for (const advice of advices) lines.set(advice, [...(lines.get(advice) ?? []), row.line ?? 0]);
  }
  if (lines.size === 0) return null;
  return (
    <ul className="list">
      {[...lines].slice(0, 12).map(([advice, at]) => (
        <li key={advice}>
          {advice}{' '}
          <span className="soft">
            {at.length === 1 ? `Line ${at[0]}.` : `Lines ${at.slice(0, 5).join(', ')}${at.length > 5 ? ' …' : ''}.`}
          </span>
        </li>
      ))}
    </ul>
  );
}
