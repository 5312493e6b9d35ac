import type { Page } from '@playwright/test';
import { findLongSentences, findNotPlain } from '../plain-words';

/** What somebody would stumble over who reads the page aloud. */
export async function findStumbles(page: Page): Promise<string[]> {
  const all = await page.evaluate(() => {
    const main = (document.querySelector('main') ?? document.body).cloneNode(true) as HTMLElement;
    // A text of its own is one sentence: a cell, a label, an item of a list.
    const BLOCKS =
      'p, li, td, th, dt, dd, h1, h2, h3, legend, label, figcaption, caption, summary, option, button, text, div, form, fieldset, section';
    for (const unread of main.querySelectorAll('script, style, pre, code')) unread.remove();
    const textOf = (root: HTMLElement) => {
      const copy = root.cloneNode(true) as HTMLElement;
      for (const block of copy.querySelectorAll(BLOCKS)) block.append('\n');
      return copy.textContent ?? '';
    };
    return textOf(main);
  });
  return [
    ...findNotPlain(all.replaceAll(/\s+/g, ' ')),
    ...findLongSentences(all).map((sentence) => `too long: ${sentence.trim().replaceAll(/\s+/g, ' ')}`),
  ];
}
