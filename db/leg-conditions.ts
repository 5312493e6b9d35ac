import type { Selectable } from 'kysely';
import type { ServiceLevelVariant, Settings } from './default-settings';
import type { LegsTable } from './schema/contacts';

/** What is asked of a leg, stored or in hand, to measure it. */
export type MeasuredLeg = Pick<
  Selectable<LegsTable>,
  | 'employee_id'
  | 'direction'
  | 'is_answered'
  | 'is_abandoned'
  | 'is_transferred'
  | 'is_resolved'
  | 'wait_ms'
  | 'talk_ms'
  | 'hold_ms'
  | 'after_contact_work_ms'
  | 'reopens'
  | 'reason'
  | 'customer_key'
  | 'is_repeat_eligible'
  | 'is_repeated'
>;

type Column = keyof MeasuredLeg;
type FlagColumn = Extract<Column, `is_${string}`>;
/** Milliseconds, or a count. */
export type AmountColumn = Extract<Column, `${string}_ms` | 'reopens'>;
/** A setting of the center that an amount is held against, or that lists reasons. */
type AmountSetting = Extract<keyof Settings, `${string}_ms`>;
type ListSetting = Extract<keyof Settings, `${string}_reasons`>;

/** What one column of a leg says. */
export type Atom =
  | { is: 'known'; column: Column }
  | { is: 'equal'; column: FlagColumn | 'direction'; to: 1 | 'inbound' }
  | { is: 'compared'; column: AmountColumn; sign: '<' | '<=' | '>'; to: number | AmountSetting }
  | { is: 'listed'; column: 'reason'; in: ListSetting };

/**
 * A condition of a leg, said once and read by two: db/leg-sql says it in SQL, db/roll-up/leg-values tests it on a leg in
 * hand. It holds or does not; what is unknown is neither equal to anything, nor below or above it.
 */
export type Condition =
  | Atom
  // What the center's settings say, whatever the leg.
  | { is: 'variant'; variant: ServiceLevelVariant }
  | { is: 'listing'; in: ListSetting }
  | { is: 'all' | 'any'; of: readonly Condition[] }
  | { is: 'not'; of: Condition };

export const known = (column: Column): Condition => ({ is: 'known', column });
export const isTrue = (column: FlagColumn): Condition => ({ is: 'equal', column, to: 1 });
export const isInbound: Condition = { is: 'equal', column: 'direction', to: 'inbound' };
export const below = (column: AmountColumn, to: number | AmountSetting): Condition => ({
  is: 'compared',
  column,
  sign: '<',
  to,
});
export const atMost = (column: AmountColumn, to: number | AmountSetting): Condition => ({
  is: 'compared',
  column,
  sign: '<=',
  to,
});
export const above = (column: AmountColumn, to: number): Condition => ({ is: 'compared', column, sign: '>', to });
export const isReasonIn = (list: ListSetting): Condition => ({ is: 'listed', column: 'reason', in: list });
export const hasReasons = (list: ListSetting): Condition => ({ is: 'listing', in: list });
export const isVariant = (variant: ServiceLevelVariant): Condition => ({ is: 'variant', variant });
export const all = (...of: Condition[]): Condition => ({ is: 'all', of });
export const any = (...of: Condition[]): Condition => ({ is: 'any', of });
export const not = (of: Condition): Condition => ({ is: 'not', of });

/** What a leg adds to a measure where the condition holds: one, an amount, or its square in s². */
export interface LegMeasureDeclaration {
  when: Condition;
  adds: 'one' | 'amount' | 'square';
  /** The first is known where the condition holds; of the others, what is unknown counts as nothing. */
  amount: readonly AmountColumn[];
}

export const count = (...of: Condition[]): LegMeasureDeclaration => ({ when: all(...of), adds: 'one', amount: [] });
export const sum = (amount: readonly AmountColumn[], when: Condition): LegMeasureDeclaration => ({
  when,
  adds: 'amount',
  amount,
});
/** Squares are kept in s², as REAL: ms² of a million long contacts would pass 2^53. */
export const square = (amount: readonly AmountColumn[], when: Condition): LegMeasureDeclaration => ({
  when,
  adds: 'square',
  amount,
});
