import type { EventRow } from 'db/queries/events';
import { addDays } from '~/clock';
import type { SystemFinding } from '~/metrics/verdicts/system';

const CAUSES = new Set(['obstacle', 'outage', 'process_change']);

/** What was noted about the queue, or about everybody, in the weeks of a change or the week before: its likely cause. */
export function likelyCause(finding: SystemFinding, events: readonly EventRow[]): EventRow | null {
  const from = addDays(finding.fromWeek, -7);
  const to = addDays(finding.toWeek, 6);
  return (
    events.find(
      (event) =>
        event.employeeId === null &&
        event.teamId === null &&
        (event.queueId === finding.queue || event.queueId === null) &&
        CAUSES.has(event.kind) &&
        event.onDate >= from &&
        event.onDate <= to,
    ) ?? null
  );
}
