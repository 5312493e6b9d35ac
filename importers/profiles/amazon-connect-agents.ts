import type { AgentIntervalProfile } from '../profile';
import { STATE_CLASSES } from './state-classes';

/**
 * Amazon Connect's historical metrics by agent. Headers are the metrics' names on the screen, cells are seconds although
 * the screen shows hh:mm:ss, and `-` is no data. States that the center made itself are columns of their own
 * (`Admin Tasks time`); `Nonproductive time` is their sum.
 */
export const AMAZON_CONNECT_AGENTS: AgentIntervalProfile = {
  kind: 'agent_interval',
  id: 'amazon_connect_agents',
  label: 'Amazon Connect historical metrics by agent',
  version: 1,
  source: 'amazon_connect',
  identifiedBy: [['Agent', 'StartInterval', 'EndInterval']],
  usualHeaders: ['Contacts handled', 'Online time', 'Agent idle time', 'Agent on contact time', 'Nonproductive time'],
  columns: [
    { field: 'started', headers: ['StartInterval'], cell: 'instant', isRequiredInRow: true },
    { field: 'ended', headers: ['EndInterval'], cell: 'instant', isRequiredInRow: true },
    { field: 'login', headers: ['Agent'], cell: 'text' },
    { field: 'first_name', headers: ['Agent first name'], cell: 'text', isOptional: true },
    { field: 'last_name', headers: ['Agent last name'], cell: 'text', isOptional: true },
    { field: 'queue', headers: ['Queue'], cell: 'text', isOptional: true },
    { field: 'handled', headers: ['Contacts handled'], cell: 'number', isOptional: true },
    { field: 'talk', headers: ['Agent interaction time'], cell: 'duration', unit: 's', isOptional: true },
    {
      field: 'average_talk',
      headers: ['Average agent interaction time'],
      cell: 'duration',
      unit: 's',
      isOptional: true,
    },
    { field: 'hold', headers: ['Customer hold time'], cell: 'duration', unit: 's', isOptional: true },
    { field: 'average_hold', headers: ['Average customer hold time'], cell: 'duration', unit: 's', isOptional: true },
    {
      field: 'after_contact_work',
      headers: ['After contact work time'],
      cell: 'duration',
      unit: 's',
      isOptional: true,
    },
    {
      field: 'average_after_contact_work',
      headers: ['Average after contact work time'],
      cell: 'duration',
      unit: 's',
      isOptional: true,
    },
    { field: 'handle', headers: ['Contact handle time'], cell: 'duration', unit: 's', isOptional: true },
    { field: 'average_handle', headers: ['Average handle time'], cell: 'duration', unit: 's', isOptional: true },
    { field: 'contact', headers: ['Agent on contact time'], cell: 'duration', unit: 's', isOptional: true },
    { field: 'available', headers: ['Agent idle time'], cell: 'duration', unit: 's', isOptional: true },
    { field: 'logged_in', headers: ['Online time'], cell: 'duration', unit: 's', isOptional: true },
    {
      field: 'state',
      headers: [],
      // Every other time: what the vendor measures itself begins with one of these words.
      pattern:
        '^(?!after|agent|average|contact|customer|error|longest|maximum|minimum|nonproductive|non-productive|online|queue)(.+) time$',
      cell: 'duration',
      unit: 's',
    },
  ],
  zone: { because: 'Amazon Connect writes the zone for which the report was made, and its offset beside it' },
  nulls: [],
  nobody: [],
  totals: ['total', 'summary'],
  footers: [],
  ignored: ['Nonproductive time', 'Agent first name', 'Agent last name'],
  interval: { states: { classes: { ...STATE_CLASSES, 'admin tasks': 'other' }, otherwise: 'other' } },
};
