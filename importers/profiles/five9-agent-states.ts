import type { AgentIntervalProfile } from '../profile';
import { STATE_CLASSES } from './state-classes';

/**
 * Five9's agent state time, of which the reason code summary is the part that is not ready: a column for each state, as
 * the center has named them. The report names no day unless DATE was chosen as a column: then the file is of the days
 * for which it was made, and whoever loads it says which.
 */
export const FIVE9_AGENT_STATES: AgentIntervalProfile = {
  kind: 'agent_interval',
  id: 'five9_agent_states',
  label: 'Five9 agent state time (reason codes)',
  version: 1,
  source: 'five9',
  // Centers name their reason codes; every one keeps some of the usual ones.
  identifiedBy: [
    ['AGENT', 'Not Ready / AGENT STATE TIME'],
    ['AGENT', 'Break / AGENT STATE TIME'],
    ['AGENT', 'Meal / AGENT STATE TIME'],
    ['AGENT', 'Meeting / AGENT STATE TIME'],
    ['AGENT', 'Training / AGENT STATE TIME'],
    ['AGENT', 'Away From Desk / AGENT STATE TIME'],
    ['AGENT', 'Ready / AGENT STATE TIME'],
    ['AGENT', 'On Call / AGENT STATE TIME'],
  ],
  usualHeaders: ['AGENT GROUP', 'AGENT FIRST NAME', 'AGENT LAST NAME'],
  columns: [
    { field: 'login', headers: ['AGENT'], cell: 'text', isRequiredInRow: true },
    { field: 'first_name', headers: ['AGENT FIRST NAME'], cell: 'text', isOptional: true },
    { field: 'last_name', headers: ['AGENT LAST NAME'], cell: 'text', isOptional: true },
    { field: 'date', headers: ['DATE'], cell: 'date', isOptional: true, isRequiredInRow: true },
    { field: 'handled', headers: ['CALLS count'], cell: 'number', isOptional: true },
    { field: 'logged_in', headers: ['LOGIN TIME'], cell: 'duration', unit: 's', isOptional: true },
    { field: 'state', headers: [], pattern: '^(.+) / AGENT STATE TIME$', cell: 'duration', unit: 's' },
  ],
  zone: { fixed: 'America/Los_Angeles', because: 'Five9 writes Pacific time, with daylight saving' },
  dateOrder: { order: 'mdy', because: 'Five9 writes the month first' },
  nulls: [],
  nobody: ['[none]', '[deleted]'],
  totals: ['total', 'grand total'],
  footers: [],
  ignored: ['AGENT GROUP'],
  needsOneOf: ['state'],
  interval: { states: { classes: STATE_CLASSES, otherwise: 'other' } },
};
