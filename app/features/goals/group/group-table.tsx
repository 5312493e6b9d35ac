import { Link } from '@remix-run/react';
import { Figure } from '~/components/figure';
import { Table } from '~/components/table';
import { Tag } from '~/components/tag';
import { findMetric } from '~/metrics/catalogue';
import { formatValue } from '~/metrics/format';
import { sayProbability } from '~/metrics/goals/words';
import { GoalNow } from '../list/goals-table';
import type { GroupPage } from './find-group.server';

/** The group's goals by name: never a ranking. */
export function GroupTable({ goals }: Pick<GroupPage, 'goals'>) {
  return (
    <Table
      caption="Goals in this group"
      columns={[
        { label: 'Owner' },
        { label: 'Baseline (fixed)', isNumeric: true },
        { label: 'Now', isNumeric: true },
        { label: 'Target', isNumeric: true },
        { label: 'Status' },
        { label: 'Chance', isNumeric: true, hint: 'Of reaching the target at the current pace' },
      ]}
      rows={goals.map((goal) => {
        const metric = findMetric(goal.metricId);
        return {
          key: goal.id,
          cells: [
            <Link key="owner" className="strong" to={`/goals/${goal.id}`}>
              {goal.ownerName}
            </Link>,
            metric ? (
              <Figure
                key="baseline"
                value={formatValue(metric, goal.baseline)}
                sample={goal.baselineSample}
                exact={{ value: goal.baseline, unit: metric.unit, sample: goal.baselineSample }}
              />
            ) : (
              '–'
            ),
            <GoalNow key="now" goal={goal} />,
            metric ? formatValue(metric, goal.target) : '–',
            <Tag key="tag" kind={goal.tag.kind}>
              {goal.tag.words}
            </Tag>,
            goal.isLive && !goal.isOver ? sayProbability(goal.probability) : '–',
          ],
        };
      })}
    />
  );
}
