/** Made when it is first asked for: a file of one kind needs few of the statements that there are for all kinds. */
export function onDemand<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
