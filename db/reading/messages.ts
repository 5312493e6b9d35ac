/** A question for the thread that reads. */
export interface Question {
  id: number;
  sql: string;
  parameters: readonly unknown[];
}

/** Its rows, or why there are none. */
export type Answer = { id: number; rows: unknown[] } | { id: number; message: string; code: string | undefined };
