import type { StateClass } from '../interval-records';

/** What states are called in most systems (lower case) and what they are; a profile adds its own. */
export const STATE_CLASSES: Readonly<Record<string, StateClass>> = {
  'on call': 'contact',
  'on hold': 'contact',
  'on preview': 'contact',
  'on voicemail': 'contact',
  talking: 'contact',
  interacting: 'contact',
  'after call work': 'contact',
  'after contact work': 'contact',
  acw: 'contact',
  ready: 'available',
  available: 'available',
  idle: 'available',
  break: 'break',
  lunch: 'break',
  meal: 'break',
  training: 'training',
  coaching: 'training',
  meeting: 'meeting',
  'team meeting': 'meeting',
  away: 'away',
  'away from desk': 'away',
  'not ready': 'other',
  'logged out': 'offline',
  offline: 'offline',
};
