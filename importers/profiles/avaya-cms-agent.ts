import type { AgentIntervalProfile } from '../profile';
import { AVAYA_PREAMBLE, AVAYA_ZONE } from './avaya-cms';

/**
 * Avaya CMS's agents of a day. The date stands above the table. AUX is all the time that somebody was not ready, of which
 * `Aux 2` and its like are parts by reasons that each center numbers in its own way: those are kept beside it.
 */
export const AVAYA_CMS_AGENT: AgentIntervalProfile = {
  kind: 'agent_interval',
  id: 'avaya_cms_agent',
  label: 'Avaya CMS agents by day',
  version: 1,
  source: 'avaya_cms',
  identifiedBy: [['Agent Name', 'ACD Calls', 'ACD Time', 'ACW Time', 'AUX Time', 'Avail Time', 'Staffed Time']],
  usualHeaders: ['Date', 'Avg ACD Time', 'Avg ACW Time', 'Agent Ring Time', 'Held Calls', 'Hold Time'],
  above: AVAYA_PREAMBLE,
  columns: [
    { field: 'date', headers: ['Date'], cell: 'date', isRequiredInRow: true },
    { field: 'name', headers: ['Agent Name'], cell: 'text' },
    { field: 'handled', headers: ['ACD Calls'], cell: 'number' },
    { field: 'talk', headers: ['ACD Time'], cell: 'duration', unit: 's' },
    { field: 'hold', headers: ['Hold Time'], cell: 'duration', unit: 's', isOptional: true },
    { field: 'after_contact_work', headers: ['ACW Time'], cell: 'duration', unit: 's' },
    { field: 'available', headers: ['Avail Time'], cell: 'duration', unit: 's' },
    { field: 'logged_in', headers: ['Staffed Time'], cell: 'duration', unit: 's' },
    { field: 'state', headers: [], pattern: '^(AUX) Time$', cell: 'duration', unit: 's' },
  ],
  zone: AVAYA_ZONE,
  nulls: [],
  nobody: [],
  totals: ['totals', 'total'],
  footers: [],
  ignored: ['Avg ACD Time', 'Avg ACW Time', 'Avg Hold Time'],
  interval: {
    states: { classes: { aux: 'away' }, otherwise: 'other' },
    sums: { handle: ['talk', 'hold', 'after_contact_work'], contact: ['talk', 'hold', 'after_contact_work'] },
  },
};
