import type { Metric } from '../metric';
import type { Goal } from './goal';
import type { Coverage, GoalProgress } from './progress';
import type { Tally } from './tally';

export type SmartLetter = 'S' | 'M' | 'A' | 'R' | 'T';

/** One letter judged: in a sentence, with the figures that it was judged by. */
export interface SmartCheck {
  letter: SmartLetter;
  verdict: 'pass' | 'warn' | 'fail';
  sentence: string;
  figures: { label: string; text: string }[];
}

/** A goal as it is being set, with what is known on that day. */
export interface SmartInput {
  goal: Goal;
  /** Of its metric: what the glossary says. */
  howItGetsGamed: string;
  /** "Priya Raman", "Team North". */
  ownerName: string;
  /** "on chat in Billing"; empty for all their work. */
  scopeWords: string;
  baseline: { from: string; to: string; tally: Tally; coverage: Coverage };
  /** What is known on the day of setting, with nothing counted yet. */
  progress: GoalProgress;
  pillarName: string | null;
  counter: { metric: Metric; limit: number | null } | null;
  checkInDates: readonly string[];
  today: string;
}
