/** Work in steps: who runs it may let others have their turn between any two, and gets the result at the end. */
export type Steps<T> = Generator<void, T, void>;

/** This many rows are one step, where a single one is too small to stop after. */
export const ROWS_A_STEP = 500;

/** All steps one after the other. */
export function atOnce<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
