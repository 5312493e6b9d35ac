import type { EventRow } from 'db/queries/events';
import { addDays, daysBetween } from '~/clock';
import type { SystemFinding } from '~/metrics/verdicts/system';

const CAUSES = new Set(['obstacle', 'outage', 'process_change']);

/** What was noted about the queue, or about everybody, in the weeks of a change or the week before: its likely cause. The nearest to its start, where there are several. */
export function likelyCause(finding: SystemFinding, events: readonly EventRow[]): EventRow | null {
  const from = addDays(finding.fromWeek, -7);
  const to = addDays(finding.toWeek, 6);
  const near = events.filter(
    (event) =>
      event.employeeId === null &&
      event.teamId === null &&
      (event.queueId === finding.queue || event.queueId === null) &&
      CAUSES.has(event.kind) &&
      event.onDate >= from &&
      event.onDate <= to,
  );
  const distance = ({ onDate }: EventRow) => Math.abs(daysBetween(finding.fromWeek, onDate));
  return near.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}
