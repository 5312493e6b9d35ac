import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Day } from '~/components/day';
import { Table } from '~/components/table';
import { Tag } from '~/components/tag';
import type { LearningLine } from './learning-page.server';

/** What people are learning, the earliest due first. */
export function LearningList({ goals }: { goals: readonly LearningLine[] }) {
  if (goals.length === 0) return null;
  return (
    <Card title="Learning goals" question="Learned or not, with evidence. No figures are used.">
      <Table
        caption="Learning goals"
        columns={[
          { label: 'Goal' },
          { label: 'Owner' },
          { label: 'Status' },
          { label: 'Evidence', isNumeric: true },
          { label: 'Due' },
        ]}
        rows={goals.map((goal) => ({
          key: goal.id,
          cells: [
            <Link key="title" className="strong" to={`/goals/learning/${goal.id}`}>
              {goal.title}
            </Link>,
            <Link key="owner" to={`/people/${goal.employeeId}`}>
              {goal.ownerName}
            </Link>,
            <LearningTag key="state" goal={goal} />,
            goal.evidence,
            <Day key="due" date={goal.dueDate} />,
          ],
        }))}
      />
    </Card>
  );
}

/** Status of a learning goal, which has no figure. */
export function LearningTag({
  goal: { isLive, isReached, isOverdue },
}: {
  goal: Pick<LearningLine, 'isLive' | 'isReached' | 'isOverdue'>;
}) {
  if (!isLive) return <Tag kind={isReached ? 'act' : 'common'}>{isReached ? 'Learned' : 'Closed, not learned'}</Tag>;
  return <Tag kind={isOverdue ? 'common' : 'early'}>{isOverdue ? 'Overdue' : 'In progress'}</Tag>;
}
