import { isTimeZone } from '../cells/time-zone';
import { ROW_MEANINGS } from '../profiles/meanings';
import { plainHeader } from '../read/table/header-names';
import type { Mapping } from './mapping';
import { possibleKeys } from './suggest-key';

/** The source of rosters: once any was loaded, whoever is not listed is held. */
export const OF_PEOPLE = 'roster';

const MOST_NAMED = 10;

/** What is wrong with a mapping, so that nothing can be read by it; each says what to do. */
export function checkMapping(mapping: Mapping, headers: readonly string[]): string[] {
  const { needs, meanings } = ROW_MEANINGS[mapping.rows];
  const fields = mapping.columns.map(({ field }) => field);
  const problems = needs
    .filter(({ oneOf }) => !oneOf.some((field) => fields.includes(field)))
    .map(({ label }) => `Choose the column for: ${label}.`);
  const labelOf = (name: string) => meanings.find(({ field }) => field === name)?.label ?? name;
  const chosenFor = new Map<string, string[]>();
  for (const { field } of mapping.columns) chosenFor.set(field, []);
  for (const { field, header } of mapping.columns) chosenFor.get(field)!.push(header);
  for (const [field, columns] of chosenFor) {
    if (columns.length < 2) continue;
    const named = columns.slice(0, MOST_NAMED).join(' and ');
    problems.push(`“${labelOf(field)}” is chosen for ${named}: leave it to one of them.`);
  }
  const times = new Map<string, number>();
  for (const name of headers.map(plainHeader)) times.set(name, (times.get(name) ?? 0) + 1);
  for (const { header } of mapping.columns) {
    const name = plainHeader(header);
    if (name === '')
      problems.push(
        `The header “${header}” has no letter or digit, so it cannot be found again. Give it a name in the file.`,
      );
    else if (times.get(name)! > 1) {
      problems.push(`Several columns are called “${header}”: give them different names in the file.`);
    }
  }
  if (mapping.timeZone && !isTimeZone(mapping.timeZone)) {
    problems.push(`${mapping.timeZone} is no time zone: name one such as Europe/Berlin or America/New_York.`);
  }
  if (mapping.source === OF_PEOPLE && mapping.rows !== 'roster') {
    problems.push(`“${OF_PEOPLE}” is kept for lists of people: name the system that wrote this file.`);
  }
  const isLeg = ROW_MEANINGS[mapping.rows].kind === 'leg';
  const isKey = possibleKeys(mapping).some((key) => key.join() === mapping.key.join());
  if (problems.length === 0 && isLeg && !isKey) problems.push('Choose the unique row ID.');
  return problems;
}
