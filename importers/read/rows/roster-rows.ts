import { isNothing } from '../../cells/null-words';
import type { RosterProfile } from '../../profile';
import type { ReadPlan } from '../plan';
import type { CellReaders } from './cell-readers';
import type { ReadRow } from './leg-rows';
import { fail } from './row-in-hand';

/** Reads rows that are stays in teams. The employee id, where there is one, is an alias of the roster itself. */
export function rosterRows(_profile: RosterProfile, plan: ReadPlan, cells: CellReaders): ReadRow {
  const [employeeId, name, email, jobTitle] = [
    cells.id('employee_id'),
    cells.text('name'),
    cells.text('email'),
    cells.text('job_title'),
  ];
  const [contractor, hired, left] = [cells.flag('contractor'), cells.date('hired'), cells.date('left')];
  const [team, zone, role] = [
    cells.text('team'),
    cells.zone('team_time_zone'),
    cells.choice<'member' | 'leader'>('role'),
  ];
  const [from, to] = [cells.date('from'), cells.date('to')];
  const aliasColumns = plan.columns.filter(({ field }) => field === 'alias');
  const headerOf = (field: string) => plan.columns.find((column) => column.field === field)?.header ?? null;

  return (row) => {
    const person = name(row);
    if (person === null) return [];
    const [hiredDate, leftDate, fromDate, toDate] = [hired(row), left(row), from(row), to(row)];
    if (hiredDate && leftDate && leftDate < hiredDate) {
      fail(
        row,
        'end_before_start',
        headerOf('left'),
        leftDate,
        `${person} left before being hired (${hiredDate}): correct one of the two days.`,
      );
    }
    if (fromDate && toDate && toDate < fromDate) {
      fail(
        row,
        'end_before_start',
        headerOf('to'),
        toDate,
        `The stay in the team ends before it begins (${fromDate}): correct one of the two days.`,
      );
    }
    const aliases = aliasColumns
      .map(({ index, name: source }) => ({ source: source!, alias: row.cells[index]?.trim() ?? '' }))
      .filter(({ alias }) => !isNothing(alias));
    const id = employeeId(row);
    if (id !== null) aliases.unshift({ source: plan.source, alias: id });
    return [
      {
        kind: 'roster',
        name: person,
        email: email(row)?.toLowerCase() ?? null,
        jobTitle: jobTitle(row),
        isContractor: contractor(row) ?? false,
        hiredDate,
        leftDate,
        team: team(row),
        teamTimeZone: zone(row),
        isLeader: role(row) === 'leader',
        fromDate,
        toDate,
        aliases,
      },
    ];
  };
}
