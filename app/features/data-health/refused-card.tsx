import { Link } from '@remix-run/react';
import { Drawn } from '~/charts/drawing';
import { Card } from '~/components/card';
import { Day } from '~/components/day';
import { Exact } from '~/components/exact';
import { Table } from '~/components/table';
import { TableDisclosure } from '~/components/table-disclosure';
import { IMPORT } from '~/features/imports/import-addresses';
import { count } from '../imports/words';
import type { DrawnRefused } from './draw-refused.server';
import { shareText } from './refused-share';

/** The share of rejected rows by report and by week of arrival. */
export function RefusedCard({ refused }: { refused: DrawnRefused }) {
  const weeks = refused[0]?.weeks.map(({ week }) => week) ?? [];
  return (
    <Card
      title="Rejected rows"
      question="Rows that could not be loaded, in files of the last twelve weeks by week of arrival."
    >
      <Table
        caption="Rejected rows by report"
        columns={[
          { label: 'Report' },
          { label: 'By week' },
          { label: 'Rejected', isNumeric: true },
          { label: 'All rows', isNumeric: true },
          { label: 'Share', isNumeric: true },
          { label: 'File with the most' },
        ]}
        rows={refused.map(({ key, name, rows, refused: refusedRows, worst, drawing }) => ({
          key,
          cells: [
            name,
            <Drawn key="weeks" as="span" drawing={drawing} />,
            count(refusedRows),
            count(rows),
            <Share key="share" value={rows === 0 ? null : refusedRows / rows} />,
            worst ? (
              <Link key="worst" to={`/imports/${worst.importId}${IMPORT.write({ fate: 'rejected' })}#rows`}>
                {worst.fileName}
              </Link>
            ) : (
              '–'
            ),
          ],
        }))}
        empty={<p className="soft">No files arrived in the last twelve weeks.</p>}
      />
      {weeks.length > 0 && (
        <TableDisclosure label="Show the weeks as a table">
          {() => (
            <Table
              caption="Share of rejected rows by week"
              columns={[{ label: 'Week from' }, ...refused.map(({ name }) => ({ label: name, isNumeric: true }))]}
              rows={weeks.map((week, index) => ({
                key: week,
                cells: [
                  <Day key="week" date={week} />,
                  ...refused.map(({ key, weeks: own }) => <Share key={key} value={own[index]?.share ?? null} />),
                ],
              }))}
            />
          )}
        </TableDisclosure>
      )}
    </Card>
  );
}

function Share({ value }: { value: number | null }) {
  return (
    <Exact value={value} unit="share">
      {shareText(value)}
    </Exact>
  );
}
