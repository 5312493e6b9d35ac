/** So many rows a page. */
export const PAGE_SIZE = 50;
