/** A question for the thread that reads. */
export interface Question {
  sql: string;
  parameters: readonly unknown[];
}

/** Asks for more of the rows: many at once would hold up whoever takes them. */
export const MORE = 'more';

/** Some of its rows, or why there are none. */
export type Answer = { rows: unknown[]; isLast: boolean } | { message: string; code: string | undefined };
