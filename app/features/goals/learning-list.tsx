import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Day } from '~/components/day';
import { Table } from '~/components/table';
import type { LearningLine } from './learning-page.server';
import { LearningTag } from './learning-tag';

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
