import { Link } from '@remix-run/react';
import { Sparkline } from '~/charts/sparkline';
import { Card } from '~/components/card';
import { Day } from '~/components/day';
import { Exact } from '~/components/exact';
import { Table } from '~/components/table';
import { TableDisclosure } from '~/components/table-disclosure';
import { count } from '../imports/words';
import type { DataHealth } from './data-health.server';

const percent = (share: number | null) =>
  share === null ? '–' : `${(100 * share).toLocaleString('en', { maximumSignificantDigits: 2 })} %`;

/** The share of refused rows by report and by the week in which the files came. */
export function RefusedCard({ refused }: Pick<DataHealth, 'refused'>) {
  const weeks = refused[0]?.weeks.map(({ week }) => week) ?? [];
  return (
    <Card
      title="Refused rows"
      question="Does a report suddenly send rows that cannot be loaded? Files of the last twelve weeks, by the week in which they came."
    >
      <Table
        caption="Refused rows by report"
        columns={[
          { label: 'Report' },
          { label: 'By week' },
          { label: 'Refused', isNumeric: true },
          { label: 'Of rows', isNumeric: true },
          { label: 'Share', isNumeric: true },
          { label: 'Most in' },
        ]}
        rows={refused.map(({ key, name, rows, refused: refusedRows, weeks: own, worst }) => ({
          key,
          cells: [
            name,
            <Sparkline
              key="weeks"
              values={own.map(({ share }) => share)}
              label={`Share of refused rows of ${name} by week, ${percent(rows === 0 ? null : refusedRows / rows)} in all`}
            />,
            count(refusedRows),
            count(rows),
            <Share key="share" value={rows === 0 ? null : refusedRows / rows} />,
            worst ? (
              <Link key="worst" to={`/imports/${worst.importId}?fate=rejected#rows`}>
                {worst.fileName}
              </Link>
            ) : (
              '–'
            ),
          ],
        }))}
        empty={<p className="soft">No file came in the last twelve weeks.</p>}
      />
      {weeks.length > 0 && (
        <TableDisclosure label="Show the weeks as a table">
          {() => (
            <Table
              caption="Share of refused rows by week"
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
