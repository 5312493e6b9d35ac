import { ownValue } from '../own-value';

const YES = new Set(
  'y yes true t 1 x j ja si sí s oui o sim answered connected handled resolved solved closed beantwortet angenommen gelöst contestada atendida respondida resuelto resuelta répondu resolvido resolvida'.split(
    ' ',
  ),
);
const NO = new Set([
  ...'n no false f 0 nein non não nao unanswered missed abandoned unresolved unsolved open pending verpasst ungelöst perdida abandonada manqué perdue'.split(
    ' ',
  ),
  'not answered',
  'not resolved',
  'no answer',
  'nicht beantwortet',
  'nicht gelöst',
  'no contestada',
  'no atendida',
  'sin resolver',
  'non résolu',
  'não atendida',
]);

/** What a yes-or-no cell says: null for nothing, undefined where it is neither. A profile's own words come first. */
export function parseFlag(text: string, values?: Readonly<Record<string, string>>): boolean | null | undefined {
  const word = text.toLowerCase();
  const said = ownValue(values, word);
  if (said !== undefined) return said === '' ? null : said === 'yes';
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  if (word === '') return null;
  const other = ownValue(values, '*');
  return other === undefined ? undefined : other === '' ? null : other === 'yes';
}
