/** Whose password it will be. */
export interface Owner {
  email: string;
  name: string;
}

/** What is left beside a word that is guessed first has to be at least this long. */
const ENOUGH = 6;
/** What is looked at of a longer one: the work grows with the square of it, and somebody may send many. */
const MOST_LETTERS = 64;

/** Why a password would soon be guessed, in words that say what to do; null where it would not. */
export async function whyGuessed(password: string, { email, name }: Owner): Promise<string | null> {
  const text = fold(password);
  const common = await commonPasswords();
  if (isPattern(text)) return 'This is a simple pattern. Choose a few words of your own.';
  const own = ['fairlead', ...wordsOf(email), ...wordsOf(name)].sort((one, other) => other.length - one.length);
  if (isBuiltOn(new Set(own), text, common) || isOnlyOf(own, text))
    return 'This is too close to your name, e-mail or “Fairlead”. Choose other words.';
  if (isBuiltOn(common, text, common)) return 'This password is too common. Choose a few words of your own.';
  return null;
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim().slice(0, MOST_LETTERS);

/** A name or an address, whole, run together and in its parts. */
function wordsOf(text: string): string[] {
  const whole = fold(text);
  const parts = whole.split(/[^\p{L}\p{N}]+/u);
  return [whole, parts.join(''), ...parts].filter((word) => word.length >= 3);
}

/** Whether little of one's own stands beside one of the words: "p@ssword2026!", "dana123456", "dragondragon7". */
function isBuiltOn(words: ReadonlySet<string>, text: string, common: ReadonlySet<string>): boolean {
  const spelled = spelledOut(text);
  for (let from = 0; from < text.length; from++) {
    for (let to = from + 3; to <= text.length; to++) {
      const part = text.slice(from, to);
      if (!words.has(part) && !words.has(spelled.slice(from, to))) continue;
      const rest = (text.slice(0, from) + text.slice(to)).replaceAll(part, '');
      if ([...rest].length < ENOUGH || isPattern(rest) || (common.has(rest) && !/\p{L}/u.test(rest))) return true;
    }
  }
  return false;
}

/** Whether hardly anything stands beside several of them and a year: "olga.ops2026", "fernway2026demo". */
function isOnlyOf(words: readonly string[], text: string): boolean {
  const withoutYears = text.replace(/(19|20)\d\d/g, '');
  return [withoutYears, spelledOut(withoutYears)].some((left) => {
    const rest = words.reduce((before, word) => before.replaceAll(word, ''), left);
    return rest !== left && [...rest].length < ENOUGH;
  });
}

const spelledOut = (text: string): string => text.replace(/[@4301!$57]/g, (sign) => LETTERS[sign] ?? sign);

/** What signs stand for in passwords. */
const LETTERS: Record<string, string> = { '@': 'a', 4: 'a', 3: 'e', 0: 'o', 1: 'i', '!': 'i', $: 's', 5: 's', 7: 't' };

/** "aaaaaaaaaa", "abcabcabcabc", "0987654321", "qwertzuiop": nearly each letter is the last one's neighbor. */
function isPattern(text: string): boolean {
  const letters = [...text];
  if (new Set(letters).size < 4 || /^(.+?)\1+$/su.test(text)) return true;
  const jumps = letters.filter((letter, index) => index > 0 && !isBeside(letters[index - 1]!, letter)).length;
  return jumps <= letters.length / 5;
}

/** In the alphabet or on a keyboard. */
function isBeside(one: string, other: string): boolean {
  if (Math.abs(one.codePointAt(0)! - other.codePointAt(0)!) <= 1) return true;
  return ROWS.some((row) => row.includes(one + other) || row.includes(other + one));
}

/** Of the keyboards that most people have. */
const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'yxcvbnm', 'azertyuiop', 'qsdfghjklm'];

let passwords: Promise<ReadonlySet<string>> | undefined;

/** The passwords that are used most, in lower case. Read when the first password is set: that takes a tenth of a second. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  passwords ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map(String)),
  );
  return passwords;
}
