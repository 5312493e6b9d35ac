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
        <EmptyState title="In another team">
          {hiddenOf} was in another team in {period.label}. Only that team sees this score.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <EmptyState title="No scorecard for this period" action={<LinkButton to="/scorecard">See versions</LinkButton>}>
        No scorecard was agreed for {period.label}.
      </EmptyState>
    </Card>
  );
}
