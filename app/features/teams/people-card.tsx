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
          ? 'By name, never by rank. Verdicts are adjusted for contact mix. Color marks real changes only.'
          : `${metric.label}, last 8 weeks. By name, never by rank. Small print: 95% range.`
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
