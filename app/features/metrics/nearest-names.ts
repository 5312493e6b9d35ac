import { plain, typingDistance } from '~/person-names';

/** More letters than these are nothing that a slip explains; all of them are equally far. */
const FARTHEST = 8;

/** The names that are most like what was given, the nearest first: one that has it within, then by the letters that differ. */
export function nearestNames(names: readonly string[], given: string, most: number): string[] {
  const asked = plain(given);
  const distanceOf = (name: string) => {
    const known = plain(name);
    if (asked !== '' && known.includes(asked)) return 0;
    return Math.min(...[known, ...known.split(/\s+/)].map((part) => typingDistance(part, asked, FARTHEST)));
  };
  return names
    .map((name) => ({ name, distance: distanceOf(name) }))
    .sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name))
    .slice(0, most)
    .map(({ name }) => name);
}
