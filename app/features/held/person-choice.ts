import { pageAddress } from '~/address/page-address';
import type { Param } from '~/address/param';

/** Somebody as a search field offers them. The number at the end tells two of one name apart, and is what is read. */
export function personChoice({ id, name, teamName }: { id: number; name: string; teamName: string | null }): string {
  return `${name}${teamName === null ? '' : `, ${teamName}`} #${id}`;
}

/** The person in a search field, by id; null where nobody was chosen from the list. */
export function readPersonChoice(value: unknown): number | null {
  const found = typeof value === 'string' ? /(?:^|#)(\d{1,12})\s*$/.exec(value) : null;
  return found ? Number(found[1]) : null;
}

const person: Param<number | null> = {
  read: readPersonChoice,
  write: (value) => (value === null ? null : String(value)),
};

/** Two records to merge, by what the page's search fields hold. */
export const MERGES = pageAddress({ keep: person, other: person });
