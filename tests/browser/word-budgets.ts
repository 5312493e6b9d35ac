import type { Page } from '@playwright/test';

/** The words that a page may show outside its tables, before anybody opens a “Why?”. */
const BUDGETS: Record<string, number> = {
  today: 350,
  person: 600,
  // A form, and beside it what each of a dozen people can reach.
  'new-goal-for-many': 550,
  // A dictionary: a hundred words a metric, for whoever looks one up.
  metrics: 4000,
};

/** Of all other pages. */
const USUAL = 400;

export const budgetOf = (name: string): number => BUDGETS[name] ?? USUAL;

/** How many words are seen in the page's main part: without its tables, its drawings and the options of its lists. */
export function countWords(page: Page): Promise<number> {
  return page.evaluate(() => {
    const main = document.querySelector('main') ?? document.body;
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    let words = 0;
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
      const element = text.parentElement;
      if (!element || element.closest('table, svg, select, datalist, script, style, .visually-hidden')) continue;
      if (!element.checkVisibility()) continue;
      // A sign is no word; a figure is one.
      words += (text.textContent ?? '').split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    }
    return words;
  });
}
