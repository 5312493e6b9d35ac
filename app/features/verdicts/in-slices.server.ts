import { letOthersIn } from 'db/let-others-in';
import type { Steps } from '~/metrics/verdicts/steps';

/** Nobody who asks for a page waits longer than this, and one step, for what is worked out meanwhile. */
const SLICE_MS = 10;

/** Runs steps a slice of time at a time; between two slices, whoever else is waiting has their turn. */
export async function inSlices<T>(steps: Steps<T>, now = () => performance.now()): Promise<T> {
  for (;;) {
    await letOthersIn();
    const end = now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (now() < end);
  }
}
