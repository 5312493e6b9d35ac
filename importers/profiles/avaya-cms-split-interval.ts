import type { QueueIntervalProfile } from '../profile';
import { AVAYA_PREAMBLE, AVAYA_ZONE } from './avaya-cms';

/**
 * Avaya CMS's intervals of a split or skill. The date and the split stand above the table, AM or PM behind the time at
 * which an interval stops, and averages beside the counts that they are averages over. `-` fills what there was none of.
 */
export const AVAYA_CMS_SPLIT_INTERVAL: QueueIntervalProfile = {
  kind: 'queue_interval',
  id: 'avaya_cms_split_interval',
  label: 'Avaya CMS split or skill by interval',
  version: 1,
  source: 'avaya_cms',
  identifiedBy: [['StartTime', 'StopTime', 'Avg Speed Ans', 'ACD Calls', 'Avg ACD Time', 'Aban Calls']],
  usualHeaders: ['Date', 'Avg Aban Time', 'Avg ACW Time', 'Max Delay', 'Flow In', 'Flow Out', 'Avg Pos Staff'],
  above: [
    ...AVAYA_PREAMBLE,
    { field: 'queue', fits: '^(?:split/skill|split|skill)(?: name)?\\s*:\\s*(.+)$' },
    { field: 'threshold', fits: '^acceptable service level\\s*:\\s*(\\d+)' },
  ],
  columns: [
    { field: 'date', headers: ['Date'], cell: 'date', isRequiredInRow: true },
    { field: 'start_time', headers: ['StartTime'], cell: 'time', isRequiredInRow: true },
    { field: 'end_time', headers: ['StopTime'], cell: 'time', isRequiredInRow: true },
    { field: 'queue', headers: ['Split/Skill', 'Split', 'Skill'], cell: 'text', isRequiredInRow: true },
    { field: 'answered', headers: ['ACD Calls'], cell: 'number' },
    { field: 'abandoned', headers: ['Aban Calls'], cell: 'number' },
    { field: 'average_wait', headers: ['Avg Speed Ans'], cell: 'duration', unit: 's' },
    { field: 'average_abandon_wait', headers: ['Avg Aban Time'], cell: 'duration', unit: 's', isOptional: true },
    { field: 'average_talk', headers: ['Avg ACD Time'], cell: 'duration', unit: 's' },
    { field: 'average_after_contact_work', headers: ['Avg ACW Time'], cell: 'duration', unit: 's', isOptional: true },
    { field: 'threshold', headers: ['Acceptable Service Level'], cell: 'duration', unit: 's', isOptional: true },
  ],
  zone: AVAYA_ZONE,
  nulls: [],
  nobody: [],
  totals: ['totals', 'total'],
  footers: [],
  ignored: [],
  interval: { offeredIsSum: true },
};
