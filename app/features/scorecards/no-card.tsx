import { LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import type { ScorePeriod } from './score-period';

interface NoCardProps {
  period: Pick<ScorePeriod, 'label'>;
  /** Whose score stays with the team they were in before; null where no version applied. */
  hiddenOf?: string | null;
}

/** Instead of points, for a period in which no version applied, or whose score is another team's. */
export function NoCard({ period, hiddenOf = null }: NoCardProps) {
  if (hiddenOf !== null) {
    return (
      <Card>
        <EmptyState title="Another team's time">
          {hiddenOf} was in another team in {period.label}. That score stays there.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <EmptyState title="No scorecard applied then" action={<LinkButton to="/scorecard">What applies when</LinkButton>}>
        In {period.label} nothing was agreed that points could be of.
      </EmptyState>
    </Card>
  );
}
