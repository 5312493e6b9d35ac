/** What a table of ours says of a word that comes from outside; nothing of what every object has by itself. */
export function ownValue<Value>(table: Readonly<Record<string, Value>> | undefined, word: string): Value | undefined {
  return table !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
}
