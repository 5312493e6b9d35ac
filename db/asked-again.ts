import { AsyncLocalStorage } from 'node:async_hooks';
import type { Databases } from './databases';

/** Asks once more whether a request may do what it does, of the files as those see them who hold the right to write; throws where it may not. */
export type Question = (held: Partial<Databases>) => Promise<void>;

interface Asked {
  questions: Question[];
  isOver: boolean;
}
const asking = new AsyncLocalStorage<Asked | null>();

/**
 * Does the work of a request. Whatever it was let through with is asked again in each transaction in which it writes: it may
 * have waited for a load meanwhile, and whoever sent it may have lost their account, their session or their team.
 */
export async function askingAgain<T>(work: () => Promise<T>): Promise<T> {
  const asked: Asked = { questions: [], isOver: false };
  try {
    return await asking.run(asked, work);
  } finally {
    // What goes on behind an answer is the machine's own.
    asked.isOver = true;
  }
}

/** Notes what is to be asked again; nothing where the request only reads. */
export function alsoAskAgain(question: Question): void {
  asking.getStore()?.questions.push(question);
}

/** Does what the machine does by itself, though somebody's request has begun it. */
export const unasked = <T>(work: () => T): T => asking.run(null, work);

/** What asks on another thread's behalf, whose work may go on after the answer. Null where there is nothing to ask. */
export function askerForLater(): (() => Promise<void>) | null {
  if (!isAsked()) return null;
  const { questions } = asking.getStore()!;
  return () => askAll(questions, {});
}

/** Whether there is anything to ask before this write. */
export function isAsked(): boolean {
  const asked = asking.getStore();
  return asked != null && !asked.isOver && asked.questions.length > 0;
}

/** Asks, in the transaction that was just begun. Throws what the question throws. */
export async function askAgain(held: Partial<Databases>): Promise<void> {
  if (isAsked()) await askAll(asking.getStore()!.questions, held);
}

async function askAll(questions: readonly Question[], held: Partial<Databases>): Promise<void> {
  for (const question of questions) await question(held);
}
