import type { EventProfile } from '../profile';

/** What happened and when: trainings, process changes, obstacles. A blank person, team and queue means everybody. */
export const EVENTS: EventProfile = {
  kind: 'event',
  id: 'events',
  label: 'Events',
  version: 1,
  source: 'event',
  identifiedBy: [['date', 'kind', 'title']],
  usualHeaders: ['until', 'agent_email', 'team', 'queue'],
  columns: [
    { field: 'date', headers: ['date'], cell: 'date', isRequiredInRow: true },
    { field: 'until', headers: ['until'], cell: 'date', isOptional: true },
    {
      field: 'type',
      headers: ['kind'],
      cell: 'choice',
      values: {
        training: 'training',
        process_change: 'process_change',
        'process change': 'process_change',
        obstacle: 'obstacle',
        session: 'session',
      },
    },
    { field: 'title', headers: ['title'], cell: 'text', isRequiredInRow: true },
    { field: 'login', headers: ['agent_login'], cell: 'text', isOptional: true },
    { field: 'email', headers: ['agent_email'], cell: 'text', isOptional: true },
    { field: 'name', headers: ['agent_name'], cell: 'text', isOptional: true },
    { field: 'team', headers: ['team'], cell: 'text', isOptional: true },
    { field: 'queue', headers: ['queue'], cell: 'text', isOptional: true },
  ],
  zone: { because: 'events hold days, not times' },
  nulls: [],
  nobody: [],
  totals: [],
  footers: [],
  ignored: [],
};
