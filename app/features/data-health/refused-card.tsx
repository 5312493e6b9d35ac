import { Link } from '@remix-run/react';
import { Sparkline } from '~/charts/sparkline';
import { Card } from '~/components/card';
import { Day } from '~/components/day';
import { Exact } from '~/components/exact';
import { Table } from '~/components/table';
import { TableDisclosure } from '~/components/table-disclosure';
import { IMPORT } from '~/features/imports/import-addresses';
import { count } from '../imports/words';
import type { DataHealth } from './data-health.server';

const percent = (share: number | null) =>
  share === null ? '–' : `${(100 * share).toLocaleString('en', { maximumSignificantDigits: 2 })}%`;

/** The share of rejected rows by report and by week of arrival. */
export function RefusedCard({ refused }: Pick<DataHealth, 'refused'>) {
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
        rows={refused.map(({ key, name, rows, refused: refusedRows, weeks: own, worst }) => ({
          key,
          cells: [
            name,
            <Sparkline
              key="weeks"
              values={own.map(({ share }) => share)}
              label={`Share of rejected rows of ${name} by week, ${percent(rows === 0 ? null : refusedRows / rows)} in all`}
            />,
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
      {percent(value)}
    </Exact>
  );
}
