import type { AgentIntervalProfile } from '../profile';
import { GENESYS_CHANNELS } from './genesys-channels';

/**
 * Genesys Cloud's agent performance: a row for each agent, interval and media type, milliseconds. `Handle` is a count and
 * `Total Handle` a time. A blank cell means none. Templates from which agents are made stand among the agents. Averages
 * say what the totals say; where a view was exported without the totals they become totals by the count.
 */
export const GENESYS_AGENT_PERFORMANCE: AgentIntervalProfile = {
  kind: 'agent_interval',
  id: 'genesys_agent_performance',
  label: 'Genesys Cloud agent performance',
  version: 1,
  source: 'genesys',
  identifiedBy: [
    ['Interval Start', 'Interval End', 'Agent Id', 'Agent Name', 'Handle', 'Total Handle'],
    ['Interval Start', 'Interval End', 'Agent Id', 'Agent Name', 'Handle', 'Avg Handle'],
  ],
  usualHeaders: ['Interval Complete', 'Filters', 'Media Type', 'Avg Talk', 'Avg Hold', 'Avg ACW', 'Total Talk'],
  partial: { header: 'Interval Complete', cells: ['no', 'false'] },
  columns: [
    { field: 'started', headers: ['Interval Start'], cell: 'instant', isRequiredInRow: true },
    { field: 'ended', headers: ['Interval End'], cell: 'instant', isRequiredInRow: true },
    { field: 'login', headers: ['Agent Id'], cell: 'id' },
    { field: 'name', headers: ['Agent Name'], cell: 'text' },
    { field: 'channel', headers: ['Media Type'], cell: 'choice', isOptional: true, values: GENESYS_CHANNELS },
    { field: 'handled', headers: ['Handle'], cell: 'number' },
    { field: 'talk', headers: ['Total Talk'], cell: 'duration', unit: 'ms', isOptional: true },
    { field: 'average_talk', headers: ['Avg Talk'], cell: 'duration', unit: 'ms', isOptional: true },
    { field: 'hold', headers: ['Total Hold'], cell: 'duration', unit: 'ms', isOptional: true },
    { field: 'average_hold', headers: ['Avg Hold'], cell: 'duration', unit: 'ms', isOptional: true },
    { field: 'after_contact_work', headers: ['Total ACW'], cell: 'duration', unit: 'ms', isOptional: true },
    { field: 'average_after_contact_work', headers: ['Avg ACW'], cell: 'duration', unit: 'ms', isOptional: true },
    { field: 'handle', headers: ['Total Handle'], cell: 'duration', unit: 'ms', isOptional: true },
    { field: 'average_handle', headers: ['Avg Handle'], cell: 'duration', unit: 'ms', isOptional: true },
  ],
  zone: { because: 'Genesys writes the zone of whoever made the export' },
  nulls: [],
  nobody: [],
  totals: ['total'],
  footers: [],
  ignored: ['Interval Complete', 'Filters'],
  interval: { skipWhen: { field: 'name', fits: '\\btemplate\\b' } },
};
