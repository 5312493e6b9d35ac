import { LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import type { ScorePeriod } from './score-period';

/** Instead of points, for a period in which no version applied. */
export function NoCard({ period }: { period: Pick<ScorePeriod, 'label'> }) {
  return (
    <Card>
      <EmptyState title="No scorecard applied then" action={<LinkButton to="/scorecard">What applies when</LinkButton>}>
        In {period.label} nothing was agreed that points could be of.
      </EmptyState>
    </Card>
  );
}
