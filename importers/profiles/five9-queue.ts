import type { QueueIntervalProfile } from '../profile';

/**
 * Five9's queue report: a row for each skill and day. The aggregation stands in the header: averages become sums by the
 * count that they are averages over (of those who were answered, of those who gave up), and `%rec` is a percentage of
 * the calls. Longest and shortest waits can be added to nothing and are kept as they stand.
 */
export const FIVE9_QUEUE: QueueIntervalProfile = {
  kind: 'queue_interval',
  id: 'five9_queue',
  label: 'Five9 queue',
  version: 1,
  source: 'five9',
  identifiedBy: [
    ['SKILL', 'Average SPEED OF ANSWER', 'SERVICE LEVEL (%rec)', 'Average HANDLE TIME', 'Average TIME TO ABANDON'],
  ],
  usualHeaders: ['DATE', 'CALLS', 'ABANDONED count', 'Max QUEUE WAIT TIME', 'Max TIME TO ABANDON'],
  columns: [
    { field: 'queue', headers: ['SKILL'], cell: 'text', nulls: ['[deleted]'] },
    { field: 'date', headers: ['DATE'], cell: 'date', isOptional: true, isRequiredInRow: true },
    { field: 'offered', headers: ['CALLS count', 'CALLS'], cell: 'number', isOptional: true },
    { field: 'abandoned', headers: ['ABANDONED count'], cell: 'number', isOptional: true },
    { field: 'service_level', headers: ['SERVICE LEVEL (%rec)'], cell: 'number', isPercent: true, isOptional: true },
    { field: 'average_wait', headers: ['Average SPEED OF ANSWER'], cell: 'duration', unit: 's' },
    { field: 'average_abandon_wait', headers: ['Average TIME TO ABANDON'], cell: 'duration', unit: 's' },
    { field: 'handle', headers: ['HANDLE TIME'], cell: 'duration', unit: 's', isOptional: true },
    { field: 'average_handle', headers: ['Average HANDLE TIME'], cell: 'duration', unit: 's' },
    { field: 'threshold', headers: ['SOA MIN/THRESHOLD (sec)'], cell: 'duration', unit: 's', isOptional: true },
  ],
  zone: { fixed: 'America/Los_Angeles', because: 'Five9 writes Pacific time, with daylight saving' },
  dateOrder: { order: 'mdy', because: 'Five9 writes the month first' },
  nulls: [],
  nobody: [],
  totals: ['total', 'grand total'],
  footers: [],
  ignored: [],
  interval: { answeredIsRest: true, serviceLevelOf: 'offered' },
};
