import type { AgentIntervalProfile } from '../profile';

/**
 * Genesys Cloud's agent status: how much of an interval each agent was signed in, on queue, interacting and idle, in
 * milliseconds. `Off Queue` is what of `Logged In` is not `On Queue`.
 */
export const GENESYS_AGENT_STATUS: AgentIntervalProfile = {
  kind: 'agent_interval',
  id: 'genesys_agent_status',
  label: 'Genesys Cloud agent status',
  version: 1,
  source: 'genesys',
  identifiedBy: [['Interval Start', 'Interval End', 'Agent Id', 'Agent Name', 'Logged In', 'On Queue', 'Idle']],
  usualHeaders: ['Interval Complete', 'Filters', 'Off Queue', 'Interacting'],
  partial: { header: 'Interval Complete', cells: ['no', 'false'] },
  columns: [
    { field: 'started', headers: ['Interval Start'], cell: 'instant', isRequiredInRow: true },
    { field: 'ended', headers: ['Interval End'], cell: 'instant', isRequiredInRow: true },
    { field: 'login', headers: ['Agent Id'], cell: 'id' },
    { field: 'name', headers: ['Agent Name'], cell: 'text' },
    { field: 'logged_in', headers: ['Logged In'], cell: 'duration', unit: 'ms' },
    { field: 'on_queue', headers: ['On Queue'], cell: 'duration', unit: 'ms' },
    { field: 'available', headers: ['Idle'], cell: 'duration', unit: 'ms' },
    { field: 'contact', headers: ['Interacting'], cell: 'duration', unit: 'ms', isOptional: true },
  ],
  zone: { because: 'Genesys writes the zone of whoever made the export' },
  nulls: [],
  nobody: [],
  totals: ['total'],
  footers: [],
  ignored: ['Interval Complete', 'Filters', 'Off Queue'],
  interval: { skipWhen: { field: 'name', fits: '\\btemplate\\b' } },
};
