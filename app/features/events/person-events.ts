import type { EventRow } from 'db/queries/events';
import type { ChartMark } from '~/charts/control-chart';

interface Whose {
  id: number;
  teamId: number | null;
}

/** Whether an event is about this person, their team or a queue they serve, or about everybody. */
export function concerns(event: EventRow, person: Whose, queueIds: ReadonlySet<number>): boolean {
  if (event.employeeId !== null) return event.employeeId === person.id;
  if (event.queueId !== null) return queueIds.has(event.queueId);
  return event.teamId === null || event.teamId === person.teamId;
}

const MARK_KINDS = ['training', 'session', 'obstacle'] as const;

/** An event as a post on a chart, with the way to what followed it where there is one. */
export function toMark(event: EventRow, to?: string): ChartMark {
  return {
    date: event.onDate,
    label: event.title,
    kind: MARK_KINDS.find((kind) => kind === event.kind) ?? 'other',
    ...(to !== undefined && { to }),
  };
}
