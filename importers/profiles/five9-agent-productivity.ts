import type { AgentIntervalProfile } from '../profile';

/**
 * Five9's agent productivity by campaign: calls and their times for each agent and campaign. The report names no day
 * unless DATE was chosen as a column: then whoever loads it says which days it is of. Averages stand beside their sums;
 * alone they become sums by `CALLS count`.
 */
export const FIVE9_AGENT_PRODUCTIVITY: AgentIntervalProfile = {
  kind: 'agent_interval',
  id: 'five9_agent_productivity',
  label: 'Five9 agent productivity by campaign',
  version: 1,
  source: 'five9',
  identifiedBy: [
    ['AGENT', 'CAMPAIGN', 'CALLS count', 'HANDLE TIME', 'Average HANDLE TIME'],
    ['AGENT', 'CAMPAIGN', 'Average HANDLE TIME', 'Average TALK TIME', 'Average AFTER CALL WORK TIME'],
  ],
  usualHeaders: ['AGENT GROUP', 'AGENT FIRST NAME', 'AGENT LAST NAME', 'CALLS count', 'TALK TIME', 'HANDLE TIME'],
  columns: [
    { field: 'login', headers: ['AGENT'], cell: 'text' },
    { field: 'first_name', headers: ['AGENT FIRST NAME'], cell: 'text', isOptional: true },
    { field: 'last_name', headers: ['AGENT LAST NAME'], cell: 'text', isOptional: true },
    { field: 'queue', headers: ['CAMPAIGN'], cell: 'text', nulls: ['[deleted]'] },
    { field: 'date', headers: ['DATE'], cell: 'date', isOptional: true, isRequiredInRow: true },
    { field: 'handled', headers: ['CALLS count'], cell: 'number', isOptional: true },
    { field: 'handle', headers: ['HANDLE TIME'], cell: 'duration', unit: 's', isOptional: true },
    { field: 'average_handle', headers: ['Average HANDLE TIME'], cell: 'duration', unit: 's', isOptional: true },
    { field: 'talk', headers: ['TALK TIME'], cell: 'duration', unit: 's', isOptional: true },
    { field: 'average_talk', headers: ['Average TALK TIME'], cell: 'duration', unit: 's', isOptional: true },
    { field: 'after_contact_work', headers: ['AFTER CALL WORK TIME'], cell: 'duration', unit: 's', isOptional: true },
    {
      field: 'average_after_contact_work',
      headers: ['Average AFTER CALL WORK TIME'],
      cell: 'duration',
      unit: 's',
      isOptional: true,
    },
  ],
  zone: { fixed: 'America/Los_Angeles', because: 'Five9 writes Pacific time, with daylight saving' },
  dateOrder: { order: 'mdy', because: 'Five9 writes the month first' },
  nulls: ['[deleted]'],
  nobody: ['[none]', '[deleted]'],
  totals: ['total', 'grand total'],
  footers: [],
  ignored: ['AGENT GROUP'],
  interval: {},
};
