import type { Draw } from '~/charts/drawing.server';
import { GoalTrajectoryDrawing } from '~/charts/goal-trajectory.server';
import { can } from '~/features/access/access.server';
import type { SignedInUser } from '~/features/access/permissions';
import { findMetric } from '~/metrics/catalogue';
import type { GoalCardData } from './goal-cards.server';
import { goalContacts } from './goal-contacts';
import { chartLabel } from './goal-label';

/** A goal with its chart drawn; its days lead to their contacts for whoever may see some. */
export function drawGoal<Goal extends GoalCardData>(goal: Goal, { draw, user }: { draw: Draw; user: SignedInUser }) {
  const metric = findMetric(goal.metricId);
  const contactsOf = ({ from, date }: { from: string; date: string }) =>
    goalContacts(goal, { metricId: goal.metricId, from, to: date });
  const chart = metric && (
    <GoalTrajectoryDrawing
      {...goal.chart}
      label={chartLabel(goal)}
      metric={metric}
      contactsOf={can(user, 'read', 'contact') ? contactsOf : undefined}
    />
  );
  return { ...goal, drawing: draw(chart) };
}
