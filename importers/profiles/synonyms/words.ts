/** The languages in which headers are known. */
export const LANGUAGES = { en: 'English', de: 'German', fr: 'French', es: 'Spanish', pt: 'Portuguese' } as const;
export type Language = keyof typeof LANGUAGES;

/**
 * What a column may be called, by language: one text, parted by commas, the best first. A word may be part of a longer
 * header unless it begins with `=`. Compared without case, accents or punctuation.
 */
export type Words = Partial<Record<Language, string>>;

/** The words of one text as a list. */
export const listed = (text: string): readonly string[] => text.trim().split(/,\s+/);

/** The words of all languages as one list. */
export function wordsOf(words: Words | undefined): readonly string[] {
  return (Object.keys(LANGUAGES) as Language[]).flatMap((language) =>
    words?.[language] ? listed(words[language]) : [],
  );
}
