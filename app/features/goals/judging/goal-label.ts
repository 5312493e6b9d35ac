import type { GoalCardData } from './goal-cards.server';

/** What a goal's chart and its table are called. */
export const chartLabel = ({ ownerName, title }: Pick<GoalCardData, 'ownerName' | 'title'>) => `${ownerName}: ${title}`;
