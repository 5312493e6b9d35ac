import { Link } from '@remix-run/react';
import { Day } from '~/components/day';
import { Exact } from '~/components/exact';
import { Figure } from '~/components/figure';
import { Table } from '~/components/table';
import { Tag } from '~/components/tag';
import { findMetric } from '~/metrics/catalogue';
import { formatValue } from '~/metrics/format';
import { sayProbability } from '~/metrics/goals/words';
import type { GoalCardData } from '../judging/goal-cards.server';

/** Goals by due date: title, owner, current value, status, chance and next check-in. */
export function GoalsTable({ goals }: { goals: readonly GoalCardData[] }) {
  return (
    <Table
      caption="Goals"
      columns={[
        { label: 'Goal' },
        { label: 'Owner' },
        { label: 'Now', isNumeric: true },
        { label: 'Status' },
        { label: 'Chance', isNumeric: true, hint: 'Of reaching the target at the current pace' },
        { label: 'Next check-in' },
        { label: 'Due' },
      ]}
      rows={goals.map((goal) => ({
        key: goal.id,
        cells: [
          <Link key="title" className="strong" to={`/goals/${goal.id}`}>
            {goal.title}
          </Link>,
          <Link key="owner" to={goal.employeeId === null ? `/teams/${goal.teamId}` : `/people/${goal.employeeId}`}>
            {goal.ownerName}
          </Link>,
          <GoalNow key="now" goal={goal} />,
          <Tag key="tag" kind={goal.tag.kind}>
            {goal.tag.words}
          </Tag>,
          goal.isLive && !goal.isOver ? (
            <Exact key="likely" value={goal.probability} unit="share">
              {sayProbability(goal.probability)}
            </Exact>
          ) : (
            '–'
          ),
          <NextCheckIn key="next" goal={goal} />,
          <Day key="due" date={goal.dueDate} />,
        ],
      }))}
    />
  );
}

function NextCheckIn({ goal }: { goal: GoalCardData }) {
  if (!goal.isLive || !goal.nextCheckIn) return <>–</>;
  return (
    <>
      <Day date={goal.nextCheckIn} />
      {goal.nextCheckIn < goal.chart.today && <span className="soft"> overdue</span>}
    </>
  );
}

/** Where a goal stands, with its n. */
export function GoalNow({ goal }: { goal: GoalCardData }) {
  const metric = findMetric(goal.metricId);
  if (!metric) return <>–</>;
  return (
    <Figure
      value={goal.value === null ? null : formatValue(metric, goal.value)}
      sample={goal.sample}
      isReliable={goal.sample >= metric.minimumSample}
      exact={{ value: goal.value, unit: metric.unit, sample: goal.sample }}
    />
  );
}
