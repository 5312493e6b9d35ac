import type { Page } from '@playwright/test';
import { findLongSentences, findNotPlain } from '../plain-words';

/** Pages whose every sentence is short already; the others are held to plain words alone until theirs are. */
const SHORT = new Set(['teams', 'team', 'record-event', 'effects']);

/** What somebody would stumble over who reads the page aloud. */
export async function findStumbles(page: Page, name: string): Promise<string[]> {
  const all = await page.evaluate(() => {
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
    return textOf(main);
  });
  return [
    ...findNotPlain(all.replaceAll(/\s+/g, ' ')),
    ...(SHORT.has(name) ? findLongSentences(all) : []).map(
      (sentence) => `too long: ${sentence.trim().replaceAll(/\s+/g, ' ')}`,
    ),
  ];
}
