import { useSearchParams } from '@remix-run/react';
import { Card } from '~/components/card';
import { Table } from '~/components/table';
import type { TableData } from '~/components/table-data';
import { Tabs } from '~/components/tabs';
import { getMetric } from '~/metrics/catalogue';
import type { DrawnTeam } from './draw-team.server';
import { VIEWS, type View } from './team-address';

const LABELS: Record<View, string> = { counted: 'Actual', adjusted: 'Adjusted for contact mix', both: 'Both' };

interface PeopleCardProps {
  page: DrawnTeam;
  table: TableData;
  view: View;
}

/** The team's people by name: actual, adjusted for contact mix, or both; and the pair that the actual figures mislead about. */
export function PeopleCard({ page, table, view }: PeopleCardProps) {
  const [search] = useSearchParams();
  const { compared } = page;
  const metric = compared && getMetric(compared.metricId);
  const addressOf = (asked: View) =>
    `?${new URLSearchParams([...[...search].filter(([name]) => name !== 'view'), ['view', asked]])}`;
  return (
    <Card
      title="People"
      question={
        view === 'counted' || !metric
          ? 'By name, never by rank. Verdicts are adjusted for the kind of contacts that each one has; color appears only where chance is ruled out.'
          : `${metric.label} of the last 8 weeks, by name, never by rank. Equal contacts: as it would be with everybody’s mix of queues, channels, parts of the day and time in the job. Small beneath each: within which it is 95 times in 100.`
      }
    >
      {compared && (
        <Tabs
          label="How people are shown"
          tabs={VIEWS.map((each) => ({
            label: LABELS[each],
            to: addressOf(each),
            isCurrent: each === view,
          }))}
        />
      )}
      <Table table={table} />
      {compared?.flip && <p className="soft">{compared.flip}</p>}
    </Card>
  );
}
