/** Somebody as a search field offers them. The number at the end tells two of one name apart, and is what is read. */
export function personChoice({ id, name, teamName }: { id: number; name: string; teamName: string | null }): string {
  return `${name}${teamName === null ? '' : `, ${teamName}`} #${id}`;
}

/** The person in a search field, by id; null where nobody was chosen from the list. */
export function readPersonChoice(value: unknown): number | null {
  const found = typeof value === 'string' ? /(?:^|#)(\d{1,12})\s*$/.exec(value) : null;
  return found ? Number(found[1]) : null;
}
