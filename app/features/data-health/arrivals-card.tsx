import { Card } from '~/components/card';
import { Day, Instant } from '~/components/day';
import { Table } from '~/components/table';
import { Tag } from '~/components/tag';
import { count } from '../imports/words';
import type { DataHealth } from './data-health.server';
import { usualWords } from './usual-arrivals';

/** Arrivals by report, and whether each is on time. */
export function ArrivalsCard({ reports, timeZone }: Pick<DataHealth, 'reports' | 'timeZone'>) {
  return (
    <Card
      title="Arrivals"
      question={`Compared with the usual times of the last twelve weeks. Times are in ${timeZone}.`}
    >
      <Table
        caption="Arrivals by report"
        columns={[
          { label: 'Report' },
          { label: 'Status' },
          { label: 'Last arrival' },
          { label: 'Usual time' },
          { label: 'Newest day' },
          { label: 'Files', isNumeric: true, hint: 'In the last twelve weeks' },
        ]}
        rows={reports.map(({ key, name, arrivedAt, lastDate, files, usual }) => ({
          key,
          cells: [
            name,
            <Punctuality key="now" usual={usual} />,
            <Instant key="last" at={arrivedAt} />,
            usual.kind === 'known' ? (
              usualWords(usual)
            ) : (
              <span key="usual" className="soft">
                {usual.because}
              </span>
            ),
            lastDate === null ? '–' : <Day key="newest" date={lastDate} />,
            count(files),
          ],
        }))}
      />
    </Card>
  );
}

function Punctuality({ usual }: { usual: DataHealth['reports'][number]['usual'] }) {
  if (usual.kind === 'unknown') return <Tag kind="early">Too early to tell</Tag>;
  return usual.missedAt === null ? <Tag kind="act">On time</Tag> : <Tag kind="concerning">Late</Tag>;
}
