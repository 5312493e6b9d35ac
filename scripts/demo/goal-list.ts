import type { GoalInput } from '~/features/goals/goal-input';
import type { PillarName } from './vision';

type Aim = Pick<GoalInput, 'metricId' | 'kind' | 'levelWeeks' | 'counterMetricId' | 'counterLimit'>;

interface DemoGoal extends Aim {
  person?: string;
  team?: string;
  /** How far from the own baseline the target lies, as that falls with the day: in points of a share, or seconds. */
  gain: number;
  /** Set by North's supervisor, who leads the person or the team; else by the leader of all teams. */
  isNorth: boolean;
  /** Weeks before and after the as-of week's Monday. */
  startWeeksBefore: number;
  dueWeeksAfter: number;
  pillar: PillarName;
  /** What was said at the check-ins held so far. */
  notes: readonly string[];
}

/** Goals as supervisors might have set them: some for people who then changed, some for people like all others. */
export const GOALS: readonly DemoGoal[] = [
  {
    person: 'Amara Nwosu',
    isNorth: true,
    metricId: 'csat',
    kind: 'period',
    gain: 12,
    startWeeksBefore: 11,
    dueWeeksAfter: 5,
    counterMetricId: 'transfer_rate',
    counterLimit: 0.13,
    pillar: 'People leave feeling heard',
    notes: [
      'Amara tries what she took from the training: she says back what she understood before she answers.',
      'Holds are down by half. She looks things up while the customer is still talking.',
      'Going well; she will sit beside Kwame for two calls a day.',
    ],
  },
  {
    person: 'Tobias Falk',
    isNorth: true,
    metricId: 'csat',
    kind: 'level',
    levelWeeks: 4,
    gain: 5,
    startWeeksBefore: 12,
    dueWeeksAfter: 4,
    counterMetricId: 'transfer_rate',
    counterLimit: 0.1,
    pillar: 'People leave feeling heard',
    notes: [
      'Agreed to leave room for a question at the end of each call.',
      'The last weeks went badly, and Tobias says that he passes on what he used to solve. Ask why: a tool, or something at home?',
    ],
  },
  {
    person: 'Nadia Petrova',
    isNorth: true,
    metricId: 'csat',
    kind: 'period',
    gain: 4,
    startWeeksBefore: 8,
    dueWeeksAfter: 6,
    counterMetricId: 'first_contact_resolution',
    counterLimit: 0.74,
    pillar: 'People leave feeling heard',
    notes: ['Nadia wants to open with the customer’s name and end with what happens next.'],
  },
  {
    person: 'Sofía Marchetti',
    isNorth: true,
    metricId: 'hold_time',
    kind: 'level',
    levelWeeks: 4,
    gain: -6,
    startWeeksBefore: 6,
    dueWeeksAfter: 6,
    counterMetricId: 'csat',
    counterLimit: 0.72,
    pillar: 'We respect your time',
    notes: ['The refund screen made every hold longer in these weeks; it says nothing about Sofía.'],
  },
  {
    person: 'Mei-Ling Zhao',
    isNorth: true,
    metricId: 'first_contact_resolution',
    kind: 'period',
    gain: 3,
    startWeeksBefore: 0,
    dueWeeksAfter: 12,
    counterMetricId: 'transfer_rate',
    counterLimit: 0.12,
    pillar: 'We solve it',
    notes: [],
  },
  {
    team: 'North',
    isNorth: true,
    metricId: 'first_contact_resolution',
    kind: 'period',
    gain: 1,
    startWeeksBefore: 9,
    dueWeeksAfter: 6,
    counterMetricId: 'csat',
    counterLimit: 0.74,
    pillar: 'We solve it',
    notes: ['Told the team what the goal is and what it is not: nobody is ranked by it.'],
  },
  {
    person: 'Joaquín Ferreira',
    isNorth: false,
    metricId: 'csat',
    kind: 'period',
    gain: 11,
    startWeeksBefore: 11,
    dueWeeksAfter: 5,
    counterMetricId: 'transfer_rate',
    counterLimit: 0.13,
    pillar: 'People leave feeling heard',
    notes: ['The training helps: fewer holds, and callers say so.'],
  },
  {
    person: 'Beatrix Holm',
    isNorth: false,
    metricId: 'transfer_rate',
    kind: 'period',
    gain: -1.5,
    startWeeksBefore: 12,
    dueWeeksAfter: 3,
    counterMetricId: 'csat',
    counterLimit: 0.76,
    pillar: 'We respect your time',
    notes: ['Beatrix will ask the second line what she could have solved herself.'],
  },
  {
    team: 'Harbour',
    isNorth: false,
    metricId: 'first_contact_resolution',
    kind: 'period',
    gain: 1.5,
    startWeeksBefore: 8,
    dueWeeksAfter: 8,
    counterMetricId: 'csat',
    counterLimit: 0.76,
    pillar: 'We solve it',
    notes: [],
  },
];
