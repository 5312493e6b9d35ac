import { Card } from '~/components/card';
import { Table } from '~/components/table';
import { type TableData, tableOf } from '~/components/table-data';
import { Tag, type TagKind } from '~/components/tag';
import type { LearningLine } from './learning-page.server';

/** What people are learning, the earliest due first. */
export function learningTable(goals: readonly LearningLine[]): TableData | null {
  if (goals.length === 0) return null;
  return tableOf({
    caption: 'Learning goals',
    rows: goals,
    key: ({ id }) => id,
    columns: [
      { label: 'Goal', cell: ({ id, title }) => ({ text: title, to: `/goals/learning/${id}`, tone: 'strong' }) },
      { label: 'Owner', cell: ({ employeeId, ownerName }) => ({ text: ownerName, to: `/people/${employeeId}` }) },
      { label: 'Status', cell: (goal) => learningState(goal) },
      { label: 'Evidence', isNumeric: true, cell: ({ evidence }) => evidence },
      { label: 'Due', cell: ({ dueDate }) => ({ day: dueDate }) },
    ],
  });
}

export function LearningList({ table }: { table: TableData }) {
  return (
    <Card title="Learning goals" question="Learned or not, with evidence. No figures are used.">
      <Table table={table} />
    </Card>
  );
}

type State = Pick<LearningLine, 'isLive' | 'isReached' | 'isOverdue'>;

function learningState({ isLive, isReached, isOverdue }: State): { tag: TagKind; text: string } {
  if (isLive) return { tag: isOverdue ? 'common' : 'early', text: isOverdue ? 'Overdue' : 'In progress' };
  return { tag: isReached ? 'act' : 'common', text: isReached ? 'Learned' : 'Closed, not learned' };
}

/** Status of a learning goal, which has no figure. */
export function LearningTag({ goal }: { goal: State }) {
  const { tag, text } = learningState(goal);
  return <Tag kind={tag}>{text}</Tag>;
}
