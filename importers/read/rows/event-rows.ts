import type { EventProfile } from '../../profile';
import type { EventRecord } from '../../records';
import type { ReadPlan } from '../plan';
import type { CellReaders } from './cell-readers';
import type { ReadRow } from './leg-rows';
import { personReader } from './person-of';
import { fail } from './row-in-hand';

/** Reads rows that are events. An event is known by all that it says, but for its end. */
export function eventRows(profile: EventProfile, plan: ReadPlan, cells: CellReaders): ReadRow {
  const person = personReader(profile, cells);
  const [date, until, title] = [cells.date('date'), cells.date('until'), cells.text('title')];
  const type = cells.choice<EventRecord['type']>('type');
  const [team, queue] = [cells.text('team'), cells.text('queue')];
  const headerOf = (field: string) => plan.columns.find((column) => column.field === field)?.header ?? null;

  return (row) => {
    const [onDate, untilDate, kind, name] = [date(row), until(row), type(row), title(row)];
    if (kind === null)
      fail(
        row,
        'missing_value',
        headerOf('type'),
        null,
        'Enter the type: training, process_change, obstacle or session.',
      );
    if (onDate === null || kind === null || name === null) return [];
    if (untilDate && untilDate < onDate) {
      fail(
        row,
        'end_before_start',
        headerOf('until'),
        untilDate,
        `It ends before it begins (${onDate}): correct one of the two days.`,
      );
    }
    const who = person(row);
    const [teamName, queueName] = [team(row), queue(row)];
    const named = who?.email ?? who?.login ?? who?.name ?? '';
    return [
      {
        kind: 'event',
        eventKey: [onDate, kind, name, named, teamName ?? '', queueName ?? ''].join('|'),
        type: kind,
        title: name,
        onDate,
        untilDate,
        person: who,
        team: teamName,
        queue: queueName,
      },
    ];
  };
}
