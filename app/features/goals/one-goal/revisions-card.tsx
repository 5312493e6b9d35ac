import { Card } from '~/components/card';
import { Instant } from '~/components/day';
import { findMetric } from '~/metrics/catalogue';
import { formatValue } from '~/metrics/format';
import { sayDay, sayStatusName } from '~/metrics/goals/words';
import type { GoalPage } from './find-goal.server';

const LABELS: Record<string, string> = {
  target: 'Target',
  dueDate: 'Due date',
  counterLimit: 'Safeguard limit',
  closed: 'Closed',
  milestone: 'Milestone',
  acknowledged: 'Review',
};

/** Every change of the goal: who, when, why, and the old values. */
export function RevisionsCard({ goal }: { goal: GoalPage }) {
  return (
    <Card title="History" question="Who changed what, when and why.">
      <ol className="check-ins">
        {goal.revisions.map(({ id, revised_at, user_name, why, changes }) => (
          <li key={id}>
            <p className="check-in-head">
              <strong>
                <Instant at={revised_at} />
              </strong>
              <span className="soft">{user_name}</span>
            </p>
            {Object.entries(changes).map(([name, [before, after]]) => (
              <p key={name}>
                {LABELS[name] ?? name}: {before === null ? '' : `${say(goal, name, before)} → `}
                {say(goal, name, after)}
              </p>
            ))}
            {why && <p className="note-text soft">{why}</p>}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function say(goal: GoalPage, name: string, value: string | number | null): string {
  if (value === null) return 'none';
  if (typeof value === 'string') {
    if (name === 'closed') return sayStatusName(value);
    return name === 'dueDate' ? sayDay(value, goal.today) : value;
  }
  const metric = findMetric(name === 'counterLimit' ? goal.counterMetricId : goal.metricId);
  return metric ? formatValue(metric, value) : String(value);
}
