/** "Ana", "Ana and Bo", "Ana, Bo and Chen", "Ana, Bo and 3 others". */
export function namesOf(people: readonly { name: string }[], most = 3): string {
  const names = people.map(({ name }) => name);
  if (names.length > most) {
    const rest = names.length - (most - 1);
    return `${names.slice(0, most - 1).join(', ')} and ${rest} others`;
  }
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** For a sentence that goes on: "Hold time rose" → "hold time rose"; abbreviations stay as they are. */
export function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
