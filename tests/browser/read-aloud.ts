import type { Page } from '@playwright/test';
import { findLongSentences, findNotPlain } from '../plain-words';

/** Words that a page may have outside its tables, by its name in pages.ts. */
const MOST_WORDS: Record<string, number> = { today: 350, person: 600 };

/** What somebody would stumble over who reads the page aloud. */
export async function findStumbles(page: Page, name: string): Promise<string[]> {
  const { all, seen } = await page.evaluate(() => {
    const main = (document.querySelector('main') ?? document.body).cloneNode(true) as HTMLElement;
    // A text of its own is one sentence: a cell, a label, an item of a list.
    const BLOCKS =
      'p, li, td, th, dt, dd, h1, h2, h3, legend, label, figcaption, caption, summary, option, button, a, text, div';
    for (const unread of main.querySelectorAll('script, style, pre, code')) unread.remove();
    const textOf = (root: HTMLElement) => {
      const copy = root.cloneNode(true) as HTMLElement;
      for (const block of copy.querySelectorAll(BLOCKS))
        if (!['A', 'BUTTON'].includes(block.tagName)) block.append('\n');
      return copy.textContent ?? '';
    };
    const all = textOf(main);
    for (const unseen of main.querySelectorAll(
      'table, svg, details > :not(summary), option, [hidden], .visually-hidden',
    ))
      unseen.remove();
    return { all, seen: textOf(main) };
  });
  const words = (seen.match(/[\p{L}\p{N}][^\s]*/gu) ?? []).length;
  const most = MOST_WORDS[name] ?? Number.POSITIVE_INFINITY;
  return [
    ...findNotPlain(all.replaceAll(/\s+/g, ' ')),
    ...findLongSentences(all).map((sentence) => `too long: ${sentence.trim().replaceAll(/\s+/g, ' ')}`),
    ...(words > most ? [`${words} words outside tables, where ${most} may stand`] : []),
  ];
}
