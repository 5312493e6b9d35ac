import { Sparkline } from '~/charts/sparkline';
import { Card } from '~/components/card';
import { exactPiece } from '~/components/pieces';
import { Table } from '~/components/table';
import { type Column, type TableData, tableOf } from '~/components/table-data';
import { TableDisclosure } from '~/components/table-disclosure';
import { IMPORT } from '~/features/imports/import-addresses';
import type { DataHealth } from './data-health.server';

type Refused = DataHealth['refused'];

const percent = (share: number) => `${(100 * share).toLocaleString('en', { maximumSignificantDigits: 2 })}%`;
const sharePiece = (share: number | null) => exactPiece(share, 'share', percent);
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

function weeksOf(report: Refused[number]) {
  const share = shareOf(report);
  const weeks = report.weeks.map((week) => week.share);
  const label = `Share of rejected rows of ${report.name} by week, ${share === null ? '–' : percent(share)} in all`;
  return { weeks, picture: <Sparkline values={weeks} label={label} /> };
}

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
