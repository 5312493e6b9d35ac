/** Letters that do not come apart into a letter and an accent. */
const PLAIN: Record<string, string> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };
const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** Without case and accents: "Höhne" is "hohne". */
export function plain(text: string): string {
  const letters = [...text.toLowerCase().normalize('NFC')].map((letter) => PLAIN[letter] ?? letter).join('');
  return letters.normalize('NFD').replace(/\p{M}/gu, '');
}

/** As plain, with umlauts spelt out as German does where it has none: "Höhne" is "hoehne". */
const speltOut = (text: string) =>
  plain([...text.toLowerCase().normalize('NFC')].map((letter) => UMLAUTS[letter] ?? letter).join(''));

/** The words of a name in both spellings; what stands in brackets, such as an extension, is none of them. */
export function wordsOf(name: string): [string[], string[]] {
  const bare = name.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ');
  return [words(plain(bare)), words(speltOut(bare))];
}

const words = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

/** The extension that a name carries in brackets, as in "Hoehne, Info (830)". */
export function extensionOf(name: string): string | null {
  return /[([]\s*(\d{2,6})\s*[)\]]/.exec(name)?.[1] ?? null;
}

/** How many letters to change, add, drop or swap until one text is the other; gives up beyond the limit. */
export function typingDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      next[column] = Math.min(
        last[column]! + 1,
        next[column - 1]! + 1,
        last[column - 1]! + (isSame ? 0 : 1),
        isSwapped ? before[column - 2]! + 1 : Number.POSITIVE_INFINITY,
      );
    }
    if (Math.min(...next) > limit) return limit + 1;
    [before, last] = [last, next];
  }
  return last[b.length]!;
}
