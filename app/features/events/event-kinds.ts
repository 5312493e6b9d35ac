export const EVENT_KINDS = {
  training: 'Training',
  session: 'Coaching session',
  process_change: 'Change of process',
  outage: 'Outage',
  obstacle: 'Obstacle',
} as const;

export type EventKind = keyof typeof EVENT_KINDS;
