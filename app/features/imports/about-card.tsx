import { Fragment, type ReactNode } from 'react';
import { Card } from '~/components/card';
import { formatDays, Instant } from '~/components/day';
import type { findImportPage } from './find-import.server';
import { StatusTag } from './import-table';
import { fileSize } from './words';

type Found = NonNullable<Awaited<ReturnType<typeof findImportPage>>>;

/** What the file is, how it was read, who loaded it and when. */
export function AboutCard({ summary, read }: Pick<Found, 'summary' | 'read'>) {
  const facts: [string, ReactNode][] = [
    ['Detected as', read?.layoutVersion ? `${summary.takenFor}, version ${read.layoutVersion}` : summary.takenFor],
    ['Size', fileSize(summary.bytes)],
    ['Loaded by', summary.loadedBy],
    ['Loaded', <Instant key="when" at={summary.finishedAt ?? summary.createdAt} />],
  ];
  if (summary.firstDate && summary.lastDate) facts.push(['Days', formatDays(summary.firstDate, summary.lastDate)]);
  if (read) {
    const { period } = read;
    if (period) facts.push(['Period', `${formatDays(period.from, period.to)}: ${period.because}`]);
    facts.push(['Time zone', `${read.timeZone}: ${read.zoneBecause}`]);
    facts.push([
      'Columns',
      read.columns.map(({ header, field, unit }) => `${header} → ${field}${unit ? ` (${unit})` : ''}`).join(' · '),
    ]);
  }
  return (
    <Card title="About this file" aside={<StatusTag status={summary.status} />}>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </Card>
  );
}
