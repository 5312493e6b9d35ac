import { type Cell, type Piece, type TableData, tableOf } from '~/components/table-data';
import { findMetric } from '~/metrics/catalogue';
import { formatValue } from '~/metrics/format';
import { sayProbability } from '~/metrics/goals/words';
import type { GoalCardData } from '../judging/goal-cards.server';

/** Goals by due date: title, owner, current value, status, chance and next check-in. */
export function goalsTable(goals: readonly GoalCardData[]): TableData {
  return tableOf({
    caption: 'Goals',
    rows: goals,
    key: ({ id }) => id,
    columns: [
      { label: 'Goal', cell: ({ id, title }) => ({ text: title, to: `/goals/${id}`, tone: 'strong' }) },
      {
        label: 'Owner',
        cell: ({ employeeId, teamId, ownerName }) => ({
          text: ownerName,
          to: employeeId === null ? `/teams/${teamId}` : `/people/${employeeId}`,
        }),
      },
      { label: 'Now', isNumeric: true, file: ['value', 'unit', 'n'], cell: goalNow },
      { label: 'Status', cell: ({ tag }) => ({ tag: tag.kind, text: tag.words }) },
      {
        label: 'Chance',
        isNumeric: true,
        unit: 'share',
        hint: 'Of reaching the target at the current pace',
        cell: goalChance,
      },
      { label: 'Next check-in', cell: nextCheckIn },
      { label: 'Due', cell: ({ dueDate }) => ({ day: dueDate }) },
    ],
  });
}

/** How likely a live goal is to be reached. */
export function goalChance({ isLive, isOver, probability }: GoalCardData): Piece {
  return isLive && !isOver ? { exact: { value: probability, unit: 'share' }, text: sayProbability(probability) } : '–';
}

function nextCheckIn({ isLive, nextCheckIn, chart }: GoalCardData): Cell {
  if (!isLive || !nextCheckIn) return '–';
  return [{ day: nextCheckIn }, nextCheckIn < chart.today && { text: 'overdue', tone: 'soft' }];
}

/** Where a goal stands, with its n. */
export function goalNow({ metricId, value, sample }: GoalCardData): Piece {
  const metric = findMetric(metricId);
  if (!metric) return '–';
  return {
    figure: {
      value: value === null ? null : formatValue(metric, value),
      sample,
      isReliable: sample >= metric.minimumSample,
      exact: { value, unit: metric.unit, sample },
    },
  };
}
