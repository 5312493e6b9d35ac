import { ownValue } from '../own-value';

/** The value that a profile gives a cell: null for nothing, undefined where the profile knows no such cell. */
export function parseChoice(text: string, values: Readonly<Record<string, string>>): string | null | undefined {
  const said = ownValue(values, text.toLowerCase()) ?? (text === '' ? '' : values['*']);
  return said === '' ? null : said;
}
