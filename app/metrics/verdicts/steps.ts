/** Work in steps: who runs it may let others have their turn between any two, and gets the result at the end. */
export type Steps<T> = Generator<void, T, void>;

/** This many rows are one step, where a single one is too small to stop after. */
export const ROWS_A_STEP = 500;

/** What each of many comes to, one a step. */
export function* mapInSteps<A, B>(items: readonly A[], of: (item: A) => B): Steps<B[]> {
  const found: B[] = [];
  for (const item of items) {
    found.push(of(item));
    yield;
  }
  return found;
}

/** All steps one after the other. */
export function atOnce<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
