const NULL_WORDS = new Set([
  '-',
  '--',
  '—',
  '–',
  '"-"',
  '.',
  'n/a',
  '#n/a',
  'na',
  'n.a.',
  'nan',
  'null',
  '(null)',
  '<null>',
  'nil',
  'none',
  '[none]',
  '(none)',
  'undefined',
  '[no associated user]',
  'infinity',
  'infinity%',
  'nan%',
  '#div/0!',
  '#value!',
  '#ref!',
]);

const LONGEST = Math.max(...[...NULL_WORDS].map((word) => word.length));
/** Codes of the letters and signs that such words begin with. */
const FIRST = new Set([...NULL_WORDS].flatMap((word) => [word, word.toUpperCase()]).map((word) => word.charCodeAt(0)));

/** Whether a trimmed cell is one of the words by which files say that they know nothing. */
export function isNothing(text: string): boolean {
  if (text === '') return true;
  if (text.length > LONGEST) return false;
  // The usual cell is recognized by its first letter alone.
  if (!FIRST.has(text.charCodeAt(0))) return false;
  return NULL_WORDS.has(text.toLowerCase());
}
