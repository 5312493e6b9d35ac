import type { AgentIntervalProfile } from '../profile';

/**
 * Chatwoot's report of agents over some days, which stand in a line above the table, parted from it by a blank one. Its
 * averages are words (`5 Minutes`) and have no count that they are surely averages over, so that they are kept as they
 * stand beside the counts and summed nowhere.
 */
export const CHATWOOT_AGENTS: AgentIntervalProfile = {
  kind: 'agent_interval',
  id: 'chatwoot_agents',
  label: 'Chatwoot agents',
  version: 1,
  source: 'chatwoot',
  identifiedBy: [['Agent name', 'Assigned conversations', 'Avg first response time', 'Avg resolution time']],
  usualHeaders: ['Avg customer waiting time', 'Resolution Count'],
  above: [
    { field: 'started', fits: 'reporting period:? (\\d{4}-\\d\\d-\\d\\d) to' },
    { field: 'ended', fits: 'reporting period:? .+ to (\\d{4}-\\d\\d-\\d\\d)' },
  ],
  columns: [
    { field: 'started', headers: ['Reporting period start'], cell: 'instant', isRequiredInRow: true },
    { field: 'ended', headers: ['Reporting period end'], cell: 'instant', isRequiredInRow: true },
    { field: 'name', headers: ['Agent name'], cell: 'text' },
    { field: 'handled', headers: ['Resolution Count'], cell: 'number', isOptional: true },
  ],
  zone: { because: "Chatwoot writes the account's own time" },
  nulls: [],
  nobody: [],
  totals: ['total'],
  footers: [],
  ignored: [],
  interval: {},
};
