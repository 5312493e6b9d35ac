import type { AdherenceIntervalProfile } from '../profile';

/**
 * Genesys Cloud's adherence by agent, minutes. It names no day: the days are those for which the view was open. Its
 * percentages say what the minutes say, and `Infinity%` where somebody worked without any schedule. Each sum has the
 * schedule that it is held against; scheduled time that was not worked on queue is what shrinkage counts as lost.
 */
export const GENESYS_ADHERENCE: AdherenceIntervalProfile = {
  kind: 'adherence_interval',
  id: 'genesys_adherence',
  label: 'Genesys Cloud adherence',
  version: 1,
  source: 'genesys',
  identifiedBy: [['Agent', 'Adherence (%)', 'Scheduled Minutes', 'Scheduled (Adherence)']],
  usualHeaders: ['Management Unit', 'Conformance (%)', 'Exceptions', 'Net Impact', 'Actual Time', 'Work Time On Queue'],
  columns: [
    { field: 'name', headers: ['Agent'], cell: 'text' },
    { field: 'date', headers: ['Date'], cell: 'date', isOptional: true, isRequiredInRow: true },
    { field: 'scheduled', headers: ['Scheduled Minutes'], cell: 'duration', unit: 'min' },
    { field: 'adherence_scheduled', headers: ['Scheduled (Adherence)'], cell: 'duration', unit: 'min' },
    { field: 'out_of_adherence', headers: ['Exceptions Duration (Adherence)'], cell: 'duration', unit: 'min' },
    { field: 'worked', headers: ['Work Time On Queue'], cell: 'duration', unit: 'min', isOptional: true },
    {
      field: 'conformance_scheduled',
      headers: ['Scheduled On Queue'],
      cell: 'duration',
      unit: 'min',
      isOptional: true,
    },
    { field: 'exceptions', headers: ['Exceptions'], cell: 'number', isOptional: true },
  ],
  zone: { because: 'Genesys writes the zone of whoever made the export' },
  nulls: [],
  nobody: [],
  totals: ['total', 'totals'],
  footers: [],
  ignored: ['Adherence (%)', 'Conformance (%)'],
  interval: { lostIsRest: true },
};
