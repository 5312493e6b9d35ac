import type { RosterProfile } from '../profile';

/**
 * Who works here: one row a stay in a team, so that somebody who changed teams has two rows with from and to. A leader
 * leads the team without being a member of it. What a source calls a person stands in columns such as alias:five9.
 */
export const ROSTER: RosterProfile = {
  kind: 'roster',
  id: 'roster',
  label: 'Roster',
  version: 1,
  source: 'roster',
  identifiedBy: [
    ['name', 'email', 'team', 'hired'],
    ['name', 'team', 'team_time_zone'],
  ],
  usualHeaders: ['employee_id', 'job_title', 'contractor', 'left', 'team_time_zone', 'role', 'from', 'to'],
  columns: [
    { field: 'employee_id', headers: ['employee_id'], cell: 'id', isOptional: true },
    { field: 'name', headers: ['name'], cell: 'text', isRequiredInRow: true },
    { field: 'email', headers: ['email'], cell: 'text', isOptional: true },
    { field: 'job_title', headers: ['job_title'], cell: 'text', isOptional: true },
    { field: 'contractor', headers: ['contractor'], cell: 'flag', isOptional: true, values: { '': 'no' } },
    { field: 'hired', headers: ['hired'], cell: 'date', isOptional: true },
    { field: 'left', headers: ['left'], cell: 'date', isOptional: true },
    { field: 'team', headers: ['team'], cell: 'text' },
    { field: 'team_time_zone', headers: ['team_time_zone'], cell: 'zone', isOptional: true },
    {
      field: 'role',
      headers: ['role'],
      cell: 'choice',
      isOptional: true,
      values: { member: 'member', leader: 'leader', supervisor: 'leader', '': 'member' },
    },
    { field: 'from', headers: ['from'], cell: 'date', isOptional: true },
    { field: 'to', headers: ['to'], cell: 'date', isOptional: true },
    { field: 'alias', headers: [], prefix: 'alias:', cell: 'text', isOptional: true },
  ],
  zone: { because: 'a roster holds days, not times' },
  nulls: [],
  nobody: [],
  totals: [],
  footers: [],
  ignored: [],
};
