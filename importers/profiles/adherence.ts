import type { AdherenceIntervalProfile } from '../profile';

/**
 * Fairlead's own layout of schedules against what was done, for planning systems whose exports it does not know: a row
 * for each person and day. Bare numbers are minutes.
 */
export const ADHERENCE: AdherenceIntervalProfile = {
  kind: 'adherence_interval',
  id: 'adherence',
  label: 'Schedule adherence (a row a person and day)',
  version: 1,
  source: 'schedule',
  identifiedBy: [
    ['date', 'email', 'scheduled', 'out_of_adherence'],
    ['date', 'login', 'scheduled', 'out_of_adherence'],
    ['date', 'name', 'scheduled', 'out_of_adherence'],
  ],
  usualHeaders: ['worked', 'lost', 'exceptions'],
  columns: [
    { field: 'date', headers: ['date', 'day'], cell: 'date', isRequiredInRow: true },
    { field: 'login', headers: ['login'], cell: 'text', isOptional: true },
    { field: 'name', headers: ['name'], cell: 'text', isOptional: true },
    { field: 'email', headers: ['email'], cell: 'text', isOptional: true },
    { field: 'scheduled', headers: ['scheduled'], cell: 'duration', unit: 'min' },
    { field: 'out_of_adherence', headers: ['out_of_adherence'], cell: 'duration', unit: 'min' },
    { field: 'worked', headers: ['worked'], cell: 'duration', unit: 'min', isOptional: true },
    { field: 'lost', headers: ['lost'], cell: 'duration', unit: 'min', isOptional: true },
    { field: 'exceptions', headers: ['exceptions'], cell: 'number', isOptional: true },
  ],
  zone: { because: 'no column names the zone' },
  nulls: [],
  nobody: [],
  totals: ['total'],
  footers: [],
  ignored: [],
  interval: {},
};
