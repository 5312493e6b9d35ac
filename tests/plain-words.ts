/** Words and turns that no sentence of this project uses, with what to say instead. */
const NOT_PLAIN: readonly (readonly [RegExp, string])[] = [
  [/\bwhom\b/i, 'who'],
  [/\banew\b/i, 'again, new'],
  [/\bthereof\b/i, 'of it'],
  [/\bbefell\b/i, 'happened to'],
  [/\bas it stands\b/i, 'original, current'],
  [/\bas counted\b/i, 'actual'],
  [/\b(?:is|are) told\b/i, 'say who says it, to you'],
  [/\bwants? a word\b/i, 'needs attention'],
  [/\bhangs? on\b/i, 'depends on, is linked to'],
  [/\btaken for\b/i, 'detected as'],
  [/\breckon/i, 'calculate'],
  [/\bso many\b/i, 'the number'],
  [/\bone in ten that\b/i, 'about 1 in 10'],
  [/\bto be learnt\b/i, 'to learn'],
  [/\btak(?:e|en) back\b/i, 'undo, undone'],
  [/recognis/i, 'recognize'],
];

/** Words in the longest sentence that may stand on a page; more nobody says in one breath. */
const LONGEST_SENTENCE = 18;

/** What is not plain in a text, with the words around it. */
export function findNotPlain(text: string): string[] {
  return NOT_PLAIN.flatMap(([pattern, instead]) => {
    const found = pattern.exec(text);
    if (!found) return [];
    const around = text.slice(Math.max(0, found.index - 40), found.index + 60).replaceAll(/\s+/g, ' ');
    return [`“${found[0]}” (${instead}): …${around}…`];
  });
}

/** The sentences of a text that are longer than a page may have. */
export function findLongSentences(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+|\n+| · /)
    .filter((sentence) => (sentence.match(/[\p{L}\p{N}][^\s]*/gu) ?? []).length > LONGEST_SENTENCE);
}
