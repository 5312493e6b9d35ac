import { ROSTER } from '../roster';
import { ROSTER_WORDS } from '../synonyms/roster-words';
import { meaningsOf, type RowMeanings } from './row-meanings';

export const ROSTER_MEANINGS: RowMeanings = {
  id: 'roster',
  label: 'A roster entry: a person in a team',
  kind: 'roster',
  meanings: [
    ...meaningsOf(
      'Who',
      ROSTER_WORDS,
      [ROSTER],
      [
        ['name', 'Name'],
        ['email', 'E-mail'],
        ['employee_id', 'Employee number'],
        ['job_title', 'Job title'],
        ['contractor', 'Works for a contractor'],
        ['hired', 'Hired: date'],
        ['left', 'Left: date'],
      ],
    ),
    ...meaningsOf(
      'Team',
      ROSTER_WORDS,
      [ROSTER],
      [
        ['team', 'Team'],
        ['team_time_zone', 'Time zone of the team'],
        ['role', 'Member or leader'],
        ['from', 'In the team from'],
        ['to', 'In the team until'],
      ],
    ),
  ],
  needs: [{ label: 'the name', oneOf: ['name'] }],
  telling: ['hired', 'left', 'team', 'job_title', 'contractor', 'employee_id', 'role'],
};
