import { Drawn } from '~/charts/drawing';
import { Card } from '~/components/card';
import { exactPiece } from '~/components/pieces';
import { Table } from '~/components/table';
import { type Column, type TableData, tableOf } from '~/components/table-data';
import { TableDisclosure } from '~/components/table-disclosure';
import { IMPORT } from '~/features/imports/import-addresses';
import type { DrawnRefused } from './draw-refused.server';
import { shareText } from './refused-share';

type Refused = DrawnRefused;

const sharePiece = (share: number | null) => exactPiece(share, 'share', shareText);
const shareOf = ({ rows, refused }: Refused[number]) => (rows === 0 ? null : refused / rows);

/** The share of rejected rows by report. */
export function refusedTable(refused: Refused): TableData {
  return tableOf({
    caption: 'Rejected rows by report',
    rows: refused,
    key: ({ key }) => key,
    columns: [
      { label: 'Report', cell: ({ name }) => name },
      { label: 'By week', file: ['value'], cell: weeksOf },
      { label: 'Rejected', isNumeric: true, cell: (report) => report.refused },
      { label: 'All rows', isNumeric: true, cell: ({ rows }) => rows },
      { label: 'Share', isNumeric: true, unit: 'share', cell: (report) => sharePiece(shareOf(report)) },
      {
        label: 'File with the most',
        cell: ({ worst }) =>
          worst
            ? { text: worst.fileName, to: `/imports/${worst.importId}${IMPORT.write({ fate: 'rejected' })}#rows` }
            : '–',
      },
    ],
  });
}

const weeksOf = ({ weeks, drawing }: Refused[number]) => ({
  weeks: weeks.map(({ share }) => share),
  picture: <Drawn as="span" drawing={drawing} />,
});

/** The same by week of arrival, a column a report. */
export function refusedWeeksTable(refused: Refused): TableData | null {
  const weeks = refused[0]?.weeks.map(({ week }, at) => ({ week, at })) ?? [];
  if (weeks.length === 0) return null;
  return tableOf({
    caption: 'Share of rejected rows by week',
    rows: weeks,
    key: ({ week }) => week,
    columns: [
      { label: 'Week from', cell: ({ week }) => ({ day: week }) },
      ...refused.map(
        ({ name, weeks: own }): Column<(typeof weeks)[number]> => ({
          label: name,
          isNumeric: true,
          unit: 'share',
          cell: ({ at }) => sharePiece(own[at]?.share ?? null),
        }),
      ),
    ],
  });
}

export function RefusedCard({ table, weeks }: { table: TableData; weeks: TableData | null }) {
  return (
    <Card
      title="Rejected rows"
      question="Rows that could not be loaded, in files of the last twelve weeks by week of arrival."
    >
      <Table table={table} empty={<p className="soft">No files arrived in the last twelve weeks.</p>} />
      {weeks && <TableDisclosure label="Show the weeks as a table">{() => <Table table={weeks} />}</TableDisclosure>}
    </Card>
  );
}
