const known = new WeakMap<object, Map<string, unknown>>();

/** What is worked out of something that never changes, a judgement: once for each name, and kept as long as that is. */
export function remembered<T>(of: object, name: string, work: () => T): T {
  const all = known.get(of) ?? new Map<string, unknown>();
  known.set(of, all);
  if (!all.has(name)) all.set(name, work());
  return all.get(name) as T;
}
