/** A part of a page as it was drawn: attributes by their lower-case names, text as people read it. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
}

const TOKEN = /<(\/?)([a-z][\w:-]*)((?:\s+[^\s=>/"]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+/gi;
const ATTRIBUTE = /([^\s=]+)(?:="([^"]*)")?/g;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

/**
 * The elements of a stretch of static markup as React writes it: every element is closed, attributes stand in double
 * quotes, and no more than five characters are written as entities. It reads our own pages and nothing else.
 */
export function readMarkup(markup: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  for (const [token, end, name, attributes = '', whole] of markup.matchAll(TOKEN)) {
    const parent = open.at(-1)!;
    if (name === undefined) parent.children.push(plain(token));
    else if (end) open.pop();
    else {
      const element: Element = { name, attributes: readAttributes(attributes), children: [] };
      parent.children.push(element);
      if (!whole) open.push(element);
    }
  }
  return root;
}

/** Every element that matches, in the order of the page; what stands within one of them is not looked through. */
export function findElements(within: Element, isWanted: (element: Element) => boolean): Element[] {
  return within.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return isWanted(child) ? [child] : findElements(child, isWanted);
  });
}

function readAttributes(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name.toLowerCase(), plain(value)]),
  );
}

const plain = (text: string) => text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => ENTITIES[name]!);
