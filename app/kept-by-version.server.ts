import type { Db } from 'db/open';
import { findDataVersion } from 'db/queries/data-version';
import { forEverybody } from 'db/threads/in-hand';
import { readerLocale } from '~/reader-locale';

/**
 * What pages share until a row changes that figures are made of: found once a question, by whoever asks first. A database
 * keeps the newest `most` answers; what was not asked for longest gives way.
 */
export function keptByVersion<Question extends readonly unknown[], T>(
  most: number,
  find: (db: Db, ...question: Question) => Promise<T>,
  keyOf: (...question: Question) => unknown = (...question) => question,
): (db: Db, ...question: Question) => Promise<T> {
  const keptOf = new WeakMap<Db, { version: number; answers: Map<string, Promise<T>> }>();
  return async (db, ...question) => {
    const version = await findDataVersion(db);
    // Who was slow to ask may hold an older number than somebody after them.
    let kept = keptOf.get(db);
    if (kept === undefined || kept.version < version) kept = { version, answers: new Map() };
    keptOf.set(db, kept);
    const { answers } = kept;
    // Some answers say figures in words, as their reader's country writes them.
    const key = JSON.stringify([readerLocale(), keyOf(...question)]);
    const answer = answers.get(key) ?? forEverybody(() => find(db, ...question));
    answers.delete(key);
    answers.set(key, answer);
    if (answers.size > most) answers.delete(answers.keys().next().value!);
    // What failed is asked for again.
    answer.catch(() => answers.get(key) === answer && answers.delete(key));
    return answer;
  };
}

const keptWith = new WeakMap<object, Map<string, unknown>>();

/** What is worked out of an answer that is kept, once a name: it goes with that answer. */
export function keptWithAnswer<T>(answer: object, name: string, work: () => T): T {
  const all = keptWith.get(answer) ?? new Map<string, unknown>();
  keptWith.set(answer, all);
  if (!all.has(name)) all.set(name, work());
  return all.get(name) as T;
}
