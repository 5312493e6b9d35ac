import type { Db } from 'db/open';
import { findIntervalById, type IntervalRowOf, type IntervalTable } from 'db/queries/imports-interval-line';
import { LONGEST_DAY_MS } from 'db/roll-up/mark-counted';
import { formatDuration } from '~/metrics/format';
import { formatNumber } from '~/reader-locale';

/** What a loaded row says now, and which line it carries. */
export interface ToldRow {
  title: string;
  facts: { label: string; value: string }[];
  person: { id: number; name: string } | null;
  importId: number | null;
  line: number | null;
  /** False where it enters no figure by itself. */
  isCounted?: boolean;
}

type Facts = Record<string, string | null>;
type Row<T extends IntervalTable> = IntervalRowOf[T];

const time = (ms: number | null) => (ms === null ? null : formatDuration(ms));
const number = (value: number | null) => (value === null ? null : formatNumber(value));

const TITLES: Record<IntervalTable, string> = {
  agent_intervals: 'Agent time',
  agent_states: 'Agent state time',
  queue_intervals: 'Queue totals',
  adherence_intervals: 'Schedule and adherence',
};

/** Describes the current row of an interval report; null where it is gone. */
export async function tellIntervalRow(db: Db, table: IntervalTable, id: number): Promise<ToldRow | null> {
  const row = await findIntervalById(db, table, id);
  if (!row) return null;
  const common: Facts = {
    Day: row.local_date,
    From: `${row.started_text} (${row.time_zone})`,
    For: time(row.interval_ms),
    Counts: 'is_counted' in row ? countsText(row) : null,
    Queue: row.queue_name,
  };
  const facts = Object.entries({ ...common, ...factsOf(table, row) });
  const employeeId = 'employee_id' in row ? row.employee_id : null;
  return {
    title: TITLES[table],
    facts: facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }])),
    person: employeeId === null || row.person_name === null ? null : { id: employeeId, name: row.person_name },
    importId: row.import_id,
    line: row.line,
    isCounted: 'is_counted' in row && row.is_counted === 1,
  };
}

/** Whether the row enters figures, and if not, why. */
function countsText({
  is_counted: isCounted,
  interval_ms: ms,
}: Row<'agent_intervals' | 'adherence_intervals'>): string {
  if (isCounted) return 'yes';
  return ms > LONGEST_DAY_MS ? 'no: it covers more than a day' : 'no: a longer row of the same report covers it';
}

function factsOf(table: IntervalTable, row: IntervalRowOf[IntervalTable]): Facts {
  switch (table) {
    case 'agent_intervals':
      return ofAgent(row as Row<'agent_intervals'>);
    case 'agent_states': {
      const { state, state_class: stateClass, time_ms: ms } = row as Row<'agent_states'>;
      return { State: `${state} (${stateClass})`, Time: time(ms) };
    }
    case 'queue_intervals':
      return ofQueue(row as Row<'queue_intervals'>);
    case 'adherence_intervals':
      return ofSchedule(row as Row<'adherence_intervals'>);
  }
}

const ofAgent = (row: Row<'agent_intervals'>): Facts => ({
  Channel: row.channel,
  Handled: number(row.handled_count),
  Talk: time(row.talk_ms),
  Hold: time(row.hold_ms),
  'Wrap-up': time(row.after_contact_work_ms),
  'Handle time': time(row.handle_ms),
  'Signed in': time(row.logged_in_ms),
  'On queue': time(row.on_queue_ms),
  Available: time(row.available_ms),
  'Contact time': time(row.contact_ms),
});

const ofQueue = (row: Row<'queue_intervals'>): Facts => ({
  Channel: row.channel,
  Offered: number(row.offered_count),
  Answered: number(row.answered_count),
  Abandoned: number(row.abandoned_count),
  'Answered within target': number(row.in_threshold_count),
  'Answer target': time(row.threshold_ms),
  'Total wait, answered': time(row.wait_ms),
  'Total wait, abandoned': time(row.abandon_wait_ms),
  Talk: time(row.talk_ms),
  Hold: time(row.hold_ms),
  'Wrap-up': time(row.after_contact_work_ms),
  'Handle time': time(row.handle_ms),
});

const ofSchedule = (row: Row<'adherence_intervals'>): Facts => ({
  Scheduled: time(row.scheduled_ms),
  'Out of adherence': time(row.out_of_adherence_ms),
  '… of scheduled': time(row.adherence_scheduled_ms),
  Worked: time(row.worked_ms),
  '… against scheduled': time(row.conformance_scheduled_ms),
  Lost: time(row.lost_ms),
  Exceptions: number(row.exception_count),
});
