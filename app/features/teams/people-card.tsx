import { useSearchParams } from '@remix-run/react';
import type { Period } from '~/address/period';
import { Card } from '~/components/card';
import { Tabs } from '~/components/tabs';
import { getMetric } from '~/metrics/catalogue';
import { CompareTable } from './compare-table';
import type { DrawnTeam } from './draw-team.server';
import type { TeamMetricId } from './find-team.server';
import { MemberTable } from './member-table';
import { VIEWS, type View } from './team-address';

const LABELS: Record<View, string> = { counted: 'Actual', adjusted: 'Adjusted for contact mix', both: 'Both' };

interface PeopleCardProps {
  page: DrawnTeam;
  metricIds: readonly TeamMetricId[];
  period: Period;
  view: View;
}

/** The team's people by name: actual, adjusted for contact mix, or both; and the pair that the actual figures mislead about. */
export function PeopleCard({ page, metricIds, period, view }: PeopleCardProps) {
  const [search] = useSearchParams();
  const { compared, comparedWeeks } = page;
  const metric = compared && getMetric(compared.metricId);
  const addressOf = (asked: View) =>
    `?${new URLSearchParams([...[...search].filter(([name]) => name !== 'view'), ['view', asked]])}`;
  return (
    <Card
      title="People"
      question={
        view === 'counted' || !metric
          ? 'By name, never by rank. Verdicts are adjusted for the kind of contacts that each one has; colour appears only where chance is ruled out.'
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
      {view === 'counted' || !compared || !comparedWeeks ? (
        <MemberTable members={page.members} metricIds={metricIds} period={period} />
      ) : (
        <CompareTable compared={compared} view={view} weeks={comparedWeeks} />
      )}
      {compared?.flip && <p className="soft">{compared.flip}</p>}
    </Card>
  );
}
